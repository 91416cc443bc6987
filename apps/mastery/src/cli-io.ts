/** Everything of the outside that a command may touch; `main` makes one from the process, tests make their own. */
export interface CliIo {
  /** The result. */
  stdout(text: string): void;
  /** The talk: warnings, errors. */
  stderr(text: string): void;
  /** The text that was piped in; `undefined` where stdin is a terminal. */
  stdin(): Promise<string | undefined>;
  /** Opens a file in the learner's editor and waits for it; `undefined` where there is no terminal to do it in. */
  readonly edit?: ((file: string) => Promise<void>) | undefined;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
  readonly homeDirectory: string;
  /** The Node that runs validators. */
  readonly node: string;
  /** Aborted on Ctrl-C. */
  readonly signal: AbortSignal;
  /** Milliseconds since the epoch. */
  now(): number;
}
