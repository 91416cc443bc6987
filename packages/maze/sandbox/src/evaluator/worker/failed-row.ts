/** A row whose evaluation threw, ran over its time, or gave a value that cannot be kept. It is the value of that row. */
export class FailedRow {
  readonly name: string;
  readonly message: string;
  readonly code: string | undefined;
  /** What the code threw, for a component that calls back into this row. */
  readonly thrown: unknown;
  /** False where the row failed for a reason of ours: no example that expects an error is met by it. */
  readonly isThrown: boolean;

  constructor(init: { name: string; message: string; code?: string | undefined; thrown: unknown; isThrown: boolean }) {
    this.name = init.name;
    this.message = init.message;
    this.code = init.code;
    this.thrown = init.thrown;
    this.isThrown = init.isThrown;
  }
}

/** Raised by the evaluator itself inside evaluated code; a row that ends with it fails for a reason of ours. */
export class EvaluationRefused extends Error {}

/** Never lets a hostile `name`, `message` or `toString` escape. */
export function failedRowOf(thrown: unknown): FailedRow {
  const isThrown = !(thrown instanceof EvaluationRefused);
  try {
    if (thrown instanceof Error) {
      const code: unknown = (thrown as { code?: unknown }).code;
      return new FailedRow({
        name: text(thrown.name),
        message: text(thrown.message),
        code: text(code),
        thrown,
        isThrown,
      });
    }
    return new FailedRow({ name: "thrown", message: text(String(thrown)), thrown, isThrown });
  } catch {
    return new FailedRow({ name: "Error", message: "", thrown, isThrown });
  }
}

export function refusedRow(message: string): FailedRow {
  return failedRowOf(new EvaluationRefused(message));
}

const text = (value: unknown): string => (typeof value === "string" ? value.slice(0, 500) : "");
