/** Texts of one kind, and what is to be said of them. */
export interface Snippets {
  readonly name: string;
  /** What the whole text is; the language's default unless given. */
  readonly entry?: string;
  readonly accepted: readonly string[];
  readonly refused: readonly string[];
  /** What the language refuses and its tree-sitter grammar, which recovers and guesses, lets pass. */
  readonly refusedByTheLanguage?: readonly string[];
}
