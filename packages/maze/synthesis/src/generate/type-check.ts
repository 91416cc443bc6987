import {
  countCacheLookup,
  silentMetrics,
  textHash,
  type Diagnostic,
  type OperationContext,
  type TypeOracle,
} from "@maze/core";

/** Whether a text has type errors that the file did not have before. */
export interface TypeCheck {
  /** Starts to ask for the findings of the file as it was. */
  prepare(of: { file: string; before: string }, context: OperationContext): void;
  isWellTyped(of: { file: string; before: string; after: string }, context: OperationContext): Promise<boolean>;
}

/** Compares with the findings of the file as it was, which are asked for once. */
export function createTypeCheck(oracle: TypeOracle): TypeCheck {
  const baselines = new Map<string, Promise<readonly Diagnostic[]>>();
  const findings = async (file: string, text: string, context: OperationContext): Promise<readonly Diagnostic[]> => {
    const [found] = await oracle.diagnostics([{ file, text }], context);
    return found ?? [];
  };
  const baselineOf = (file: string, before: string, context: OperationContext): Promise<readonly Diagnostic[]> => {
    const key = `${file} ${textHash(before)}`;
    const cached = baselines.get(key);
    countCacheLookup(context.metrics ?? silentMetrics, "findings before", cached === undefined ? "miss" : "hit");
    const baseline = cached ?? findings(file, before, context);
    baselines.set(key, baseline);
    baseline.catch(() => baselines.delete(key));
    return baseline;
  };
  return {
    prepare({ file, before }, context) {
      // A failure is met again, and raised, when a candidate is checked.
      baselineOf(file, before, context).catch(() => undefined);
    },
    async isWellTyped({ file, before, after }, context) {
      const [known, found] = await Promise.all([baselineOf(file, before, context), findings(file, after, context)]);
      const allowed = new Map<string, number>();
      for (const { code, message } of known)
        allowed.set(`${code} ${message}`, (allowed.get(`${code} ${message}`) ?? 0) + 1);
      return found.every(({ code, message, severity }) => {
        if (severity !== "error") return true;
        const left = allowed.get(`${code} ${message}`) ?? 0;
        allowed.set(`${code} ${message}`, left - 1);
        return left > 0;
      });
    },
  };
}
