import { createRegistry, type Implementation, type OperationContext, type Registry, type TextEdit } from "@maze/core";

/** The languages that this package can read. */
export type SourceLanguage = "typescript" | "python";

/** The correct code that a bug is put into. */
export interface PatternSource {
  readonly path: string;
  readonly language: SourceLanguage;
  readonly text: string;
  /** The function, class or `Class.method` to keep to, with what it calls in the same file; the whole file otherwise. */
  readonly symbol?: string | undefined;
}

/** One possible bug: edits whose offsets (UTF-16 code units) refer to the text of the source. */
export interface BugProposal {
  readonly edits: readonly TextEdit[];
}

/**
 * Proposes ways to break correct code. A proposal claims nothing: it becomes a bug when a run of the tests has proved it.
 * The same source is answered with the same proposals in the same order, best first.
 */
export interface BugPattern extends Implementation {
  readonly languages: readonly SourceLanguage[];
  /** The mistake, as one sentence. */
  readonly teaches: string;
  /** @throws {MazeError} MAZE_CORE_ABORTED */
  propose(source: PatternSource, context?: OperationContext): Promise<readonly BugProposal[]>;
}

/**
 * Bug patterns by id: the mutators that a definition's `fallback` may name.
 *
 * @example
 * ```ts
 * import { createBugPatternRegistry, builtInMutators } from "@mastery/harden";
 * const patterns = createBugPatternRegistry(builtInMutators);
 * const source = { path: "a.ts", language: "typescript" as const, text: "export const last = (n: number) => n - 1; // why" };
 * const [proposal] = await patterns.get("drop-operand").propose(source);
 * proposal?.edits; // => [{ start: 36, end: 40, newText: "" }]
 * ```
 */
export function createBugPatternRegistry(patterns: readonly BugPattern[] = []): Registry<BugPattern> {
  return createRegistry("bug pattern", patterns);
}
