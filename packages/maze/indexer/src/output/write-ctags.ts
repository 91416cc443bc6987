import { entryOf, kindOf, namedRows } from "../queries/declaration-entry.ts";
import { headerText } from "../queries/header-text.ts";
import { declarationText } from "../queries/show-entry.ts";
import { createSourceTexts } from "../queries/source-texts.ts";
import type { ProjectStore } from "../store/project-store.ts";

const HEADER = [
  '!_TAG_FILE_FORMAT\t2\t/extended format; --format=1 will not append ;" to lines/',
  "!_TAG_FILE_SORTED\t1\t/0=unsorted, 1=sorted, 2=foldcase/",
  "!_TAG_FILE_ENCODING\tutf-8\t//",
  "!_TAG_OUTPUT_MODE\tu-ctags\t/u-ctags or e-ctags/",
  "!_TAG_OUTPUT_FILESEP\tslash\t/slash or backslash/",
  "!_TAG_PROGRAM_NAME\tmaze\t//",
];
const LONGEST_PATTERN = 96;

/**
 * The declarations of a project as a tags file, as editors and `readtags` read it: the extended format, sorted by bytes,
 * with kind, line, scope and signature. Paths are relative to the project. Call it within `ProjectStore.read`.
 */
export function writeCtags(store: ProjectStore): string {
  const texts = createSourceTexts(store);
  const lines: string[] = [];
  for (const { path, table } of store.tables()) {
    const source = texts.read(path);
    if (source === undefined) continue;
    for (const row of namedRows(table)) {
      const entry = entryOf(path, table, row);
      const parent = table.parents[row] ?? -1;
      const line = Math.min(entry.line, source.index.lineCount);
      const signature = /\(.*$/s.exec(headerText(declarationText(source, entry)))?.[0];
      const isCall = entry.kind === "function" || entry.kind === "method" || entry.kind === "constructor";
      const fields = [
        entry.kind,
        `line:${String(line)}`,
        ...(parent < 0 ? [] : [`${kindOf(table, parent)}:${escapeField(entryOf(path, table, parent).qualified)}`]),
        ...(isCall && signature !== undefined ? [`signature:${escapeField(signature)}`] : []),
        ...(entry.exported ? [] : ["file:"]),
      ];
      const pattern = `/^${patternOf(source.index.lineText(line))}/;"`;
      lines.push([escapeField(entry.name), escapeField(path), pattern, ...fields].join("\t"));
    }
  }
  const bytes = lines.map((line) => Buffer.from(line)).sort((a, b) => Buffer.compare(a, b));
  return [...HEADER, ...bytes.map((line) => line.toString())].map((line) => `${line}\n`).join("");
}

/** The beginning of a line, or all of it, as an editor searches for it. */
function patternOf(line: string): string {
  const isWhole = line.length <= LONGEST_PATTERN;
  const shown = (isWhole ? line : line.slice(0, LONGEST_PATTERN)).replace(/[\\/]/g, "\\$&");
  const escaped = isWhole ? shown.replace(/\$$/, "\\$") : shown;
  return `${escaped.replaceAll(/[\r\n]/g, "")}${isWhole ? "$" : ""}`;
}

/** Fields are parted by tabs and records by line breaks, so in them these are written as escapes. */
function escapeField(text: string): string {
  return text.replace(/[\p{Cc}\\]|^[ !]/gu, (character) => {
    // These are two bytes of UTF-8, of which an escape would name one.
    if (character >= "\u0080") return character;
    const named: Readonly<Record<string, string>> = { "\t": "\\t", "\n": "\\n", "\r": "\\r", "\\": "\\\\" };
    return named[character] ?? `\\x${character.charCodeAt(0).toString(16).padStart(2, "0")}`;
  });
}
