import { Script } from "node:vm";

/** Runs work under a time limit that also stops endless loops. */
export interface TimeBox {
  /** False where the limit ended the work; what the work threw is thrown. */
  run(work: () => void, milliseconds: number): boolean;
}

export function createTimeBox(): TimeBox {
  // A script ends by its timeout together with everything that it calls; it finds its work through this property.
  const key = `maze:evaluation:${String(process.pid)}`;
  const holder: { work: () => void } = { work: () => undefined };
  Object.defineProperty(globalThis, key, {
    value: (): void => {
      holder.work();
    },
  });
  const script = new Script(`globalThis[${JSON.stringify(key)}]()`, { filename: "maze-evaluation.js" });
  return {
    run(work, milliseconds) {
      holder.work = work;
      try {
        script.runInThisContext({ timeout: milliseconds, displayErrors: false });
        return true;
      } catch (thrown) {
        if ((thrown as { code?: unknown } | null)?.code === "ERR_SCRIPT_EXECUTION_TIMEOUT") return false;
        throw thrown;
      }
    },
  };
}
