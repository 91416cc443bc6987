import type { IsolatedCommand } from "../../index.ts";

/** What the isolation suite runs. Each command has a directory that exists, and limits of at least ten seconds. */
export interface IsolationPrograms {
  /** Writes `out` to stdout and `err` to stderr, without line breaks, and exits with 3. */
  readonly exitThree: IsolatedCommand;
  /** Writes its stdin to stdout. */
  readonly echo: IsolatedCommand;
  /** Writes its environment to stdout as a JSON object. */
  readonly printEnvironment: IsolatedCommand;
  /** Writes 100,000 times `é` (two bytes) to stdout. */
  readonly noisy: IsolatedCommand;
  /** Never ends by itself. */
  readonly endless: IsolatedCommand;
  /** A program that does not exist. */
  readonly missing: IsolatedCommand;
}

/**
 * The programs as scripts of Node.
 *
 * @example
 * ```ts
 * import { nodeIsolationPrograms } from "@maze/core/testing";
 * const { echo } = nodeIsolationPrograms({ node: "/usr/bin/node", directory: "/tmp" });
 * echo.args; // => ["-e", "process.stdin.pipe(process.stdout)"]
 * ```
 */
export function nodeIsolationPrograms({ node, directory }: { node: string; directory: string }): IsolationPrograms {
  const script = (source: string): IsolatedCommand => ({
    program: node,
    args: ["-e", source],
    directory,
    env: {},
    limits: { wallMs: 20_000 },
  });
  return {
    exitThree: script('process.stdout.write("out"); process.stderr.write("err"); process.exitCode = 3'),
    echo: script("process.stdin.pipe(process.stdout)"),
    printEnvironment: script("process.stdout.write(JSON.stringify(process.env))"),
    noisy: script('process.stdout.write("é".repeat(100000))'),
    endless: script("setInterval(() => {}, 1000)"),
    missing: { ...script(""), program: `${directory}/no-such-program` },
  };
}

/** Behaviour of the same programs for `createFakeIsolation`, under the paths that `fakeIsolationPrograms` names. */
export const fakeProgramBehaviour = {
  "/fake/exit-three": () => ({ stdout: "out", stderr: "err", exitCode: 3 }),
  "/fake/echo": ({ stdin = "" }: IsolatedCommand) => ({ stdout: stdin }),
  "/fake/print-environment": ({ env }: IsolatedCommand) => ({ stdout: JSON.stringify(env) }),
  "/fake/noisy": () => ({ stdout: "é".repeat(100_000) }),
  "/fake/endless": () => "endless" as const,
};

/** The programs of the suite for a fake isolation made with `fakeProgramBehaviour`. */
export function fakeIsolationPrograms(): IsolationPrograms {
  const command = (name: string): IsolatedCommand => ({
    program: `/fake/${name}`,
    args: [],
    directory: "/",
    env: {},
    limits: { wallMs: 20_000 },
  });
  return {
    exitThree: command("exit-three"),
    echo: command("echo"),
    printEnvironment: command("print-environment"),
    noisy: command("noisy"),
    endless: command("endless"),
    missing: command("missing"),
  };
}
