/** Everything of the outside that a command may touch; `main` makes one from the process, tests make their own. */
export interface CliIo {
  /** The result. */
  stdout(text: string): void;
  /** The talk: progress, warnings, errors. */
  stderr(text: string): void;
  readonly stderrIsTty: boolean;
  readonly colour: boolean;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
  readonly platform: NodeJS.Platform;
  readonly homeDirectory: string;
  /** Aborted on Ctrl-C. */
  readonly signal: AbortSignal;
  /**
   * Does work that keeps the event loop from turning. A Ctrl-C ends the process in the midst of it, so it writes nothing
   * and holds nothing that has to be cleaned up.
   */
  blocking<T>(work: () => T): T;
  /** Milliseconds, for durations. */
  now(): number;
  /** Milliseconds since the epoch. */
  date(): number;
}
