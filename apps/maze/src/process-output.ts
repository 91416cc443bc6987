/** A stream of the process that may fail: its reader can close it, its disk can be full. */
export interface ProcessOutput {
  write(text: string): void;
  /** Waits until everything is handed over. Answers why it was not; a reader that had enough, such as `head`, is no reason. */
  finish(): Promise<NodeJS.ErrnoException | undefined>;
}

export function createProcessOutput(stream: NodeJS.WriteStream): ProcessOutput {
  let failure: NodeJS.ErrnoException | undefined;
  stream.on("error", (error: NodeJS.ErrnoException) => {
    failure ??= error;
  });
  return {
    write(text) {
      if (failure === undefined) stream.write(text);
    },
    async finish() {
      // The callback comes after those of all earlier writes, also where they failed.
      await new Promise<void>((resolve) => stream.write("", () => resolve()));
      await new Promise((resolve) => setImmediate(resolve));
      return failure?.code === "EPIPE" ? undefined : failure;
    },
  };
}
