/** A fenced TypeScript example of a README or of a TSDoc comment. */
export interface DocFence {
  /** The file, relative to the package. */
  readonly file: string;
  /** The 1-based line of the first line of code. */
  readonly line: number;
  readonly code: string;
  /** Why the fence is not run, when it says ```` ```ts no-run REASON ````. An empty reason is an error. */
  readonly noRun?: string;
}

const opening = /^(\s*)(`{3,}|~{3,})(ts|typescript)\b[ \t]*(.*)$/;
const otherOpening = /^\s*(`{3,}|~{3,})/;
const docComment = /^[ \t]*\/\*\*[\s\S]*?\*\//gm;

/** All examples of a Markdown file or, for every other extension, of the doc comments of a source file. */
export function extractFences(file: string, text: string): readonly DocFence[] {
  if (file.endsWith(".md")) return fencesOf(file, text.split("\n"), 1);
  return [...text.matchAll(docComment)].flatMap((comment) => {
    const firstLine = text.slice(0, comment.index).split("\n").length;
    const lines = comment[0].split("\n").map((line) => line.replace(/^[ \t]*(\/\*\*|\*\/|\* ?)/, ""));
    return fencesOf(file, lines, firstLine);
  });
}

function fencesOf(file: string, lines: readonly string[], firstLine: number): readonly DocFence[] {
  const fences: DocFence[] = [];
  for (let index = 0; index < lines.length; index++) {
    const [, marker = ""] = otherOpening.exec(lines[index] ?? "") ?? [];
    if (marker === "") continue;
    const end = lines.findIndex((line, at) => at > index && line.trim() === marker);
    const close = end === -1 ? lines.length : end;
    const [, indent = "", , , info = ""] = opening.exec(lines[index] ?? "") ?? [];
    if (opening.test(lines[index] ?? "")) {
      const code = lines
        .slice(index + 1, close)
        .map((line) => (line.startsWith(indent) ? line.slice(indent.length) : line));
      const [word, ...reason] = info.trim().split(/\s+/);
      const skipped = word === "no-run" ? { noRun: reason.join(" ") } : {};
      fences.push({ file, line: firstLine + index + 1, code: code.join("\n"), ...skipped });
    }
    index = close;
  }
  return fences;
}
