import { describe } from "vitest";
import type { IsolatedCommand, IsolatedResult, Isolation } from "../../src/index.ts";
import {
  createFakeIsolation,
  describeIsolationConformance,
  fakeIsolationPrograms,
  fakeProgramBehaviour,
  isolationConformance,
  nodeIsolationPrograms,
  type IsolationSubject,
} from "../../src/testing/index.ts";
import { proveSuite, type Break } from "../support/prove-suite.ts";
import { createBareProcesses } from "../support/bare-processes.ts";

const makeSubject = (): IsolationSubject => ({
  isolation: createFakeIsolation({ programs: fakeProgramBehaviour }),
  programs: fakeIsolationPrograms(),
});

describeIsolationConformance(makeSubject);

describe("with real processes", () => {
  describeIsolationConformance(() => ({
    isolation: createBareProcesses(),
    programs: nodeIsolationPrograms({ node: process.execPath, directory: import.meta.dirname }),
  }));
});

type Run = Isolation["run"];

const replaced =
  (change: (isolation: Isolation) => Partial<Isolation>): Break<IsolationSubject> =>
  (subject) => ({ ...subject, isolation: { ...subject.isolation, ...change(subject.isolation) } });

const running = (make: (run: Run) => Run): Break<IsolationSubject> =>
  replaced((isolation) => ({ run: make((command, context) => isolation.run(command, context)) }));

const commanding = (change: (command: IsolatedCommand) => IsolatedCommand): Break<IsolationSubject> =>
  running((run) => (command, context) => run(change(command), context));

const resulting = (change: (result: IsolatedResult) => Partial<IsolatedResult>): Break<IsolationSubject> =>
  running((run) => async (command, context) => {
    const result = await run(command, context);
    return { ...result, ...change(result) };
  });

let lastStdin = "";

proveSuite("Isolation", {
  checks: isolationConformance,
  makeSubject,
  broken: {
    "is written for version v1 of its interface": replaced(() => ({ specVersion: "v2" as "v1" })),
    "has an id in kebab case": replaced(() => ({ id: "Docker" })),
    "says its level, what it covers, and what it does not, each only once": [
      replaced(() => ({ level: "" })),
      replaced(() => ({ covers: [], doesNotCover: [] })),
      replaced(({ doesNotCover }) => ({ covers: doesNotCover })),
    ],
    "gives exit code, stdout and stderr of a program that ends": [
      resulting(() => ({ exitCode: 0 })),
      resulting(({ stdout, stderr }) => ({ stdout: stdout + stderr, stderr: "" })),
      resulting(() => ({ truncated: true })),
      resulting(() => ({ wallMs: -1 })),
    ],
    "hands over stdin as UTF-8, and ends it": [
      commanding(({ stdin: _, ...command }) => command),
      commanding((command) => ({ ...command, stdin: command.stdin?.slice(0, 65_536) })),
    ],
    "gives the program exactly the environment of the command": commanding((command) => ({
      ...command,
      env: { PATH: "/bin", ...command.env },
    })),
    "drops output past its limit, whole characters only, and says so": [
      commanding((command) => ({ ...command, limits: { wallMs: command.limits.wallMs } })),
      resulting(() => ({ truncated: false })),
      resulting(({ stdout, truncated }) => (truncated ? { stdout: `${stdout}\ufffd` } : {})),
      commanding((command) => ({ ...command, limits: { outputBytes: 1000, ...command.limits } })),
    ],
    "ends a program that runs over its time, and says so": [
      resulting(({ limitHit: _ }) => ({ limitHit: undefined })),
      resulting(() => ({ exitCode: 137 })),
      resulting(() => ({ signal: null })),
      resulting(() => ({ wallMs: 0 })),
      commanding((command) => ({ ...command, limits: { wallMs: 10_000_000 } })),
    ],
    "rejects with a MazeError for a program that does not exist": [
      running((run) => (command) => run(command).catch(() => ({ exitCode: 127 }) as IsolatedResult)),
      running((run) => (command) => run(command).catch(() => Promise.reject(new Error("ENOENT")))),
    ],
    "keeps the output of programs apart that run at once": running((run) => async (command, context) => {
      lastStdin = command.stdin ?? "";
      await Promise.resolve();
      return run({ ...command, stdin: lastStdin }, context);
    }),
    "rejects with MAZE_CORE_ABORTED when it is cancelled before it starts": running((run) => (command) => run(command)),
    "rejects soon with MAZE_CORE_ABORTED when it is cancelled while a program runs": [
      running((run) => (command) => run(command)),
      running((run) => (command, context) => run(command, context).catch(() => ({ exitCode: null }) as IsolatedResult)),
    ],
  },
});
