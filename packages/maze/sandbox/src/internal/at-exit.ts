const cleanups = new Set<() => void>();
let installed = false;

/** Runs a synchronous clean-up when this program ends, unless the returned function took it back before. */
export function atExit(cleanup: () => void): () => void {
  if (!installed) {
    installed = true;
    process.on("exit", () => {
      for (const run of cleanups) run();
    });
  }
  cleanups.add(cleanup);
  return () => cleanups.delete(cleanup);
}
