import { entryOf, namedRows, type DeclarationEntry } from "../queries/declaration-entry.ts";
import { docSummary } from "../queries/doc-text.ts";
import { headerText } from "../queries/header-text.ts";
import { declarationText, docOf, offsetIn } from "../queries/show-entry.ts";
import type { SourceText } from "../queries/source-texts.ts";
import type { DeclarationTable } from "../skim/declaration-table.ts";
import type { Candidate } from "./context-answer.ts";

type Item = Pick<Candidate, "id" | "file" | "line" | "text" | "short">;

/** A declaration as an item: its head with the first lines of its documentation, or all of it. */
export function itemOf(entry: DeclarationEntry, source: SourceText, { whole = false, withTags = false } = {}): Item {
  const doc = docOf(source, entry);
  const body = declarationText(source, entry);
  const commented = (text: string, comment: string): string =>
    comment === "" ? text : `${commentOf(comment, entry.path)}\n${text}`;
  const head = commented(headerText(body), docSummary(doc));
  const place = { id: `${entry.path}#${entry.qualified}`, file: entry.path, line: entry.line };
  return whole
    ? { ...place, text: commented(dedented(body, source, entry), withTags ? doc : docSummary(doc)), short: head }
    : { ...place, text: head };
}

/** Lines of a type that are shown as they are; of a longer one, and of a class, the heads of what others may use. */
const LONGEST_TYPE = 40;

const TYPES: readonly DeclarationEntry["kind"][] = ["class", "interface", "type", "enum"];

/** A type as an item: what must be known of it to use its values. Of anything else its head. */
export function typeItemOf(entry: DeclarationEntry, source: SourceText, table: DeclarationTable | undefined): Item {
  if (!TYPES.includes(entry.kind)) return itemOf(entry, source);
  const isShort = declarationText(source, entry).split("\n").length <= LONGEST_TYPE;
  if (isShort && entry.kind !== "class") return itemOf(entry, source, { whole: true });
  const item = itemOf(entry, source);
  if (table === undefined) return item;
  const members = namedRows(table)
    .filter((row) => table.parents[row] === entry.row)
    .map((row) => entryOf(entry.path, table, row))
    .filter(
      ({ name, row }) =>
        !name.startsWith("#") &&
        !/^(?:private|protected)\b/.test(declarationText(source, entryOf(entry.path, table, row))),
    )
    .slice(0, LONGEST_TYPE)
    .map((member) => `  ${headerText(declarationText(source, member))};`);
  if (members.length === 0) return item;
  return { ...item, text: `${item.text} {\n${members.join("\n")}\n}`, short: item.text };
}

/** A member without the indentation of its class. */
function dedented(text: string, source: SourceText, { start }: DeclarationEntry): string {
  const at = offsetIn(source, start);
  const before = source.text.slice(source.text.lastIndexOf("\n", at - 1) + 1, at);
  return before === "" || before.trim() !== "" ? text : text.replaceAll(`\n${before}`, "\n");
}

function commentOf(doc: string, path: string): string {
  const mark = /\.(?:py|rb)$/.test(path) ? "#" : "//";
  return doc
    .split("\n")
    .map((line) => `${mark} ${line}`.trimEnd())
    .join("\n");
}
