const cleanups = new Set<() => void>();
let installed = false;

/** Runs a synchronous clean-up when this program ends, unless the returned function took it back before. */
export function atExit(cleanup: () => void): () => void {
  if (!installed) {
    installed = true;
    // Ahead of other listeners: what they remove is in use until our programs are killed.
    process.prependListener("exit", () => {
      for (const run of cleanups) run();
    });
  }
  cleanups.add(cleanup);
  return () => cleanups.delete(cleanup);
}
