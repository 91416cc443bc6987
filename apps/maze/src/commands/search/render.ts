import type { SearchAnswer, UsagesAnswer } from "@maze/indexer";
import { counted, type Paint } from "../../terminal-text.ts";

/** Hits as lines that an editor can jump to, each with its signature and the first sentence of its documentation. */
export function renderHits({ hits, total }: SearchAnswer, paint: Paint): string {
  if (hits.length === 0) return "Nothing was found.";
  const lines = hits.flatMap(({ file, line, column, id, signature, summary, kind }) => [
    `${paint.strong(id.slice(id.lastIndexOf("#") + 1))}  ${paint.dim(kind)}  ${oneLine(file)}:${String(line)}:${String(column)}`,
    ...(signature === "" ? [] : [`    ${oneLine(signature)}`]),
    ...(summary === "" ? [] : [`    ${paint.dim(oneLine(summary))}`]),
  ]);
  const more = total - hits.length;
  return [...lines, ...(more > 0 ? ["", paint.dim(`${counted(more, "more result")}; --limit shows more.`)] : [])].join(
    "\n",
  );
}

/** Usages file by file. */
export function renderUsages({ name, basis, usages, total, files }: UsagesAnswer, paint: Paint): string {
  if (total === 0) return `${name} is used nowhere.`;
  const lines: string[] = [];
  let file: string | undefined;
  for (const usage of usages) {
    if (usage.file !== file) lines.push(...(file === undefined ? [] : [""]), paint.strong(oneLine(usage.file)));
    file = usage.file;
    lines.push(
      `  ${String(usage.line)}:${String(usage.column)}  ${paint.dim(usage.role.padEnd(11))}  ${oneLine(usage.text)}`,
    );
  }
  const kind = basis === "semantic" ? "references, as the compiler sees them" : "identifiers of this spelling";
  const more = total - usages.length;
  return [
    ...lines,
    "",
    `${String(total)} in ${counted(files, "file")}: ${kind}.${more > 0 ? ` ${String(more)} more; --limit shows more.` : ""}`,
  ].join("\n");
}

/** Names of files and texts of lines come from the project: what would break a line stays visible in it. */
const oneLine = (text: string): string => text.replace(/[\r\n]/g, "\ufffd");
