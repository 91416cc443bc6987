import type { DeclarationEntry } from "./declaration-entry.ts";
import { docText, firstSentence } from "./doc-text.ts";
import { headerText } from "./header-text.ts";
import type { SearchHit } from "./search-result.ts";
import type { SourceText } from "./source-texts.ts";

/** An entry as a hit; without its source, what the table tells alone. */
export function hitOf(
  entry: DeclarationEntry,
  source: SourceText | undefined,
  of: Pick<SearchHit, "match" | "score">,
): SearchHit {
  const { path, qualified, name, kind, exported, line } = entry;
  const place = source === undefined ? { line, column: 1 } : source.index.positionAt(offsetIn(source, entry.nameStart));
  return {
    id: `${path}#${qualified}`,
    file: path,
    ...place,
    name,
    kind,
    exported,
    signature: source === undefined ? name : headerText(declarationText(source, entry)),
    summary: source === undefined ? "" : firstSentence(docOf(source, entry)),
    match: of.match,
    score: Math.round(Math.max(0, Math.min(1, of.score)) * 1000) / 1000,
  };
}

/** UTF-16 offset of a byte, which is clamped to the text. */
export const offsetIn = ({ index, bytes }: SourceText, at: number): number =>
  index.offsetAtByte(Math.min(at, bytes.length));

/** The declaration as it is written, its documentation left out. */
export const declarationText = (source: SourceText, { start, end }: DeclarationEntry): string =>
  source.bytes.toString("utf8", start, Math.max(start, end));

export const docOf = (source: SourceText, { path, start, end }: DeclarationEntry): string =>
  docText(source.text, offsetIn(source, start), offsetIn(source, end), path);
