/** Where log lines go. Nothing here throws: a log that cannot be written must not end the program. */
export interface LogDestination {
  /** Writes a whole record before it returns, so nothing is lost when the program ends. */
  write(text: string): void;
  /** Asks the system to put what was written on the disk, where that means something. */
  flush(): void;
  /** Writes no more. Calling it twice is harmless. */
  close(): void;
}
