import { z } from "zod";
import type { OperationContext } from "./progress.ts";
import type { Implementation } from "./registry.ts";

/** Index of a value vector in a session: one value per row of its context. */
export type ValueId = number;
/** Index of a context in a session. 0 is the root: one row per example. */
export type ContextId = number;

/** Names that component sources may use: `local` is bound to `imported` of `module` (`*` binds the namespace). */
export interface EvaluationImport {
  local: string;
  /** A package name, or an absolute path of a file of the project. */
  module: string;
  imported: string;
}

/** Schema of `EvaluationImport`. */
export const evaluationImportSchema: z.ZodType<EvaluationImport> = z.strictObject({
  local: z.string().min(1),
  module: z.string().min(1),
  imported: z.string().min(1),
});

/** What a session needs: where to resolve, what to import, and the rows. All sources are JavaScript expressions. */
export interface EvaluationSetup {
  /** Absolute path of the project; package names resolve from here. */
  directory: string;
  imports: readonly EvaluationImport[];
  /** Parameter names, in order. */
  parameters: readonly string[];
  /** One row per example: the arguments, and the expected result (or that it throws). */
  rows: readonly { args: readonly string[]; expected: { value: string } | { throws: string } }[];
  /** Milliseconds that one batch may take for each chunk of work; an application past it counts as an error. */
  stepMs?: number | undefined;
  memoryMb?: number | undefined;
}

/** Schema of `EvaluationSetup`. */
export const evaluationSetupSchema: z.ZodType<EvaluationSetup> = z.strictObject({
  directory: z.string().min(1),
  imports: z.array(evaluationImportSchema),
  parameters: z.array(z.string().min(1)),
  rows: z.array(
    z.strictObject({
      args: z.array(z.string()),
      expected: z.union([z.strictObject({ value: z.string() }), z.strictObject({ throws: z.string() })]),
    }),
  ),
  stepMs: z.number().positive().optional(),
  memoryMb: z.number().positive().optional(),
});

/**
 * What is seen of a value vector. `key` is equal exactly for vectors that are equal row by row (numbers by
 * `Object.is`, dates by time, arrays and plain objects by content, functions by identity), so it finds terms that
 * behave alike. Objects whose properties differ in their order alone may have two keys, since code can see the order;
 * they still match each other.
 */
export interface Observation {
  value: ValueId;
  key: string;
  /** Runtime kind of each row: `string`, `number`, `boolean`, `undefined`, `null`, `array`, `function`, `object`, a class name such as `Date`, or `error`. */
  kinds: readonly string[];
  /** For each row of the root context: whether the value equals the expected result. Empty in other contexts. */
  matches: readonly boolean[];
}

/** Schema of `Observation`; fields of the evaluator's own are left out of what is parsed. */
export const observationSchema: z.ZodType<Observation> = z.object({
  value: z.int().nonnegative(),
  key: z.string(),
  kinds: z.array(z.string()),
  matches: z.array(z.boolean()),
});

/** An argument: a value of the same or an enclosing context, or a callback whose body was computed in an element context. */
export type ApplicationArgument = { value: ValueId } | { callback: ContextId; body: ValueId };

/** A component applied to arguments in a context. */
export interface Application {
  context: ContextId;
  /** Index of a component of this session. */
  component: number;
  args: readonly ApplicationArgument[];
}

/** A context with one row per element of an array vector; `element` and `index` are its new values. */
export interface ElementContext {
  context: ContextId;
  rows: number;
  element: Observation;
  index: Observation;
}

/** A live process in which values stay; only observations cross. */
export interface EvaluationSession {
  /** Observations of the parameters, in order, in the root context. */
  readonly parameters: readonly Observation[];
  readonly rowCount: number;
  /** Adds components; a source is a function expression such as `(a, b) => a + b`. Answers their indices; `null` where it does not compile. */
  addComponents(sources: readonly string[], context?: OperationContext): Promise<(number | null)[]>;
  /** Applies a batch, in order. A row that throws or runs over its time has the kind `error`. */
  apply(batch: readonly Application[], context?: OperationContext): Promise<Observation[]>;
  /** Opens a context over the elements of an array vector; `null` where a row is no array or there are more than `maxRows` elements. */
  openElements(
    of: { context: ContextId; value: ValueId; maxRows: number },
    context?: OperationContext,
  ): Promise<ElementContext | null>;
  /** Values of a vector as source text, for messages and for literals; `null` where a value has no short text. */
  show(value: ValueId): Promise<(string | null)[]>;
  /** Frees vectors that will not be used again; freeing one twice is harmless. */
  release(values: readonly ValueId[]): Promise<void>;
  /** Ends the process. Calling it twice is harmless; every other method rejects with a `MazeError` afterwards. */
  close(): Promise<void>;
}

/**
 * Runs small pieces of untrusted code on example inputs, in a process of its own.
 */
export interface ExampleEvaluator extends Implementation {
  /** What the process is kept from, in words, such as `no writes, no child processes`. */
  readonly isolation: string;
  /** @throws {MazeError} when an import, an argument or an expected result cannot be evaluated; the message names it */
  open(setup: EvaluationSetup, context?: OperationContext): Promise<EvaluationSession>;
}
