/** What a `MazeError` is made of. */
export interface MazeErrorInit<Code extends string = string> {
  /** Stable, `MAZE_<AREA>_<WHAT>`; never reused for another meaning. */
  code: Code;
  /** What happened, and to which input. */
  message: string;
  /** What the reader can do about it. */
  hint?: string | undefined;
  /** Machine-readable facts about the failure. */
  details?: Readonly<Record<string, unknown>> | undefined;
  cause?: unknown;
}

const BRAND = Symbol.for("maze.error");

/**
 * The one error class of all packages. Findings that a caller expects (diagnostics, unmet constraints) are returned as
 * data; a `MazeError` is thrown when an operation cannot do its work.
 *
 * @example
 * ```ts
 * import { MazeError } from "@maze/core";
 * const error = new MazeError({ code: "MAZE_DEMO_MISSING", message: "no file a.ts", hint: "Create it." });
 * MazeError.is(error); // => true
 * MazeError.is(error, "MAZE_DEMO_OTHER"); // => false
 * error.hint; // => "Create it."
 * ```
 */
export class MazeError<Code extends string = string> extends Error {
  override readonly name = "MazeError";
  readonly code: Code;
  readonly hint: string | undefined;
  readonly details: Readonly<Record<string, unknown>>;

  constructor(init: MazeErrorInit<Code>) {
    super(init.message, init.cause === undefined ? undefined : { cause: init.cause });
    this.code = init.code;
    this.hint = init.hint;
    this.details = init.details ?? {};
    Object.defineProperty(this, BRAND, { value: true });
  }

  /** True for a `MazeError` of any copy of this package, optionally of one code. */
  static is<C extends string = string>(value: unknown, code?: C): value is MazeError<C> {
    if (typeof value !== "object" || value === null || !(BRAND in value)) return false;
    return code === undefined || (value as { code?: unknown }).code === code;
  }

  toJSON(): { name: string; code: string; message: string; hint?: string; details: Readonly<Record<string, unknown>> } {
    const hint = this.hint === undefined ? {} : { hint: this.hint };
    return { name: this.name, code: this.code, message: this.message, ...hint, details: this.details };
  }
}
