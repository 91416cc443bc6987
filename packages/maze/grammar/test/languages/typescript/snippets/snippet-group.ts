/** Texts of one kind, by what becomes of them. */
export interface SnippetGroup {
  readonly name: string;
  /** The parser takes them, and so does the grammar. */
  readonly accepted: readonly string[];
  /** The parser refuses them, and so does the grammar. */
  readonly refused: readonly string[];
  /** The parser takes them but no checker would, and the grammar refuses them. */
  readonly refusedByChecker?: readonly string[];
}
