/** Texts of one kind, and what is to be said of them. */
export interface Snippets {
  readonly name: string;
  /** What the whole text is; the language's default unless given. */
  readonly entry?: string;
  readonly accepted: readonly string[];
  readonly refused: readonly string[];
  /** More of what is refused: most of it a parser that is made for editors lets pass. */
  readonly alsoRefused?: readonly string[];
}
