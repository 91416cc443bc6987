import { MazeError, type IsolatedCommand, type IsolatedResult, type Isolation, throwIfAborted } from "../../index.ts";

/** How a program of the fake behaves; `endless` means that it never ends by itself. */
export type FakeProgram = (command: IsolatedCommand) => FakeRun | "endless";

/** How a run of a fake program ends; what is left out is empty, or exit code 0. */
export interface FakeRun {
  stdout?: string;
  stderr?: string;
  exitCode?: number;
}

/** The machine of a fake isolation. */
export interface FakeIsolationOptions {
  id?: string;
  /** Programs by their path. */
  programs?: Readonly<Record<string, FakeProgram>>;
  covers?: readonly string[];
  doesNotCover?: readonly string[];
}

/**
 * An isolation whose programs are functions. It keeps the limits on time and output; it isolates nothing.
 *
 * @example
 * ```ts
 * import { createFakeIsolation } from "@maze/core/testing";
 * const isolation = createFakeIsolation({ programs: { "/bin/echo": ({ args }) => ({ stdout: args.join(" ") }) } });
 * const limits = { wallMs: 1000 };
 * const result = await isolation.run({ program: "/bin/echo", args: ["a", "b"], directory: "/", env: {}, limits });
 * result.stdout; // => "a b"
 * ```
 */
export function createFakeIsolation(options: FakeIsolationOptions = {}): Isolation {
  const { programs = {} } = options;
  return {
    specVersion: "v1",
    id: options.id ?? "fake",
    level: "none",
    covers: options.covers ?? ["wall time", "output"],
    doesNotCover: options.doesNotCover ?? ["files", "network", "processes", "memory"],
    async run(command, context = {}) {
      throwIfAborted(context.signal);
      const program = Object.hasOwn(programs, command.program) ? programs[command.program] : undefined;
      if (program === undefined) {
        throw new MazeError({
          code: "MAZE_CORE_FAKE_UNPREPARED",
          message: `the fake isolation has no program ${command.program}`,
          hint: "Give it in `programs`.",
        });
      }
      const run = program(command);
      if (run !== "endless") return finished(run, command);
      await wait(command.limits.wallMs, context.signal);
      return {
        ...finished({}, command),
        exitCode: null,
        signal: "SIGKILL",
        limitHit: "wall",
        wallMs: command.limits.wallMs,
      };
    },
  };
}

function finished({ stdout = "", stderr = "", exitCode = 0 }: FakeRun, { limits }: IsolatedCommand): IsolatedResult {
  const [out, err] = [kept(stdout, limits.outputBytes), kept(stderr, limits.outputBytes)];
  const truncated = out !== stdout || err !== stderr;
  return { exitCode, signal: null, stdout: out, stderr: err, truncated, wallMs: 0 };
}

/** The first bytes of a text, without half a character at the end. */
function kept(text: string, bytes: number | undefined): string {
  if (bytes === undefined || Buffer.byteLength(text) <= bytes) return text;
  return new TextDecoder().decode(Buffer.from(text).subarray(0, bytes), { stream: true });
}

async function wait(ms: number, signal: AbortSignal | undefined): Promise<void> {
  await new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal?.addEventListener("abort", () => {
      clearTimeout(timer);
      resolve();
    });
  });
  throwIfAborted(signal);
}
