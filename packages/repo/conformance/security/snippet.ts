/** Where a scanner must report a vulnerable snippet; one reported place is enough. */
export interface ExpectedFinding {
  /** The 1-based line of {@link SecuritySnippet.text}. */
  readonly line: number;
  /** What the weakness is called there, the most exact name first. */
  readonly cwes: readonly string[];
}

/** A small file that is vulnerable in one way, or its defended twin of the same shape. */
export interface SecuritySnippet {
  /** `class/name/kind`, unique in the corpus. */
  readonly id: string;
  readonly class: string;
  readonly name: string;
  readonly kind: "vulnerable" | "safe";
  readonly language: "ts" | "tsx";
  /** The source without the marks of the corpus. */
  readonly text: string;
  /** Empty in a safe twin. */
  readonly expected: readonly ExpectedFinding[];
}

const header = /^\/\/# (vulnerable|safe) ([a-z0-9-]+)( tsx)?$/;
const mark = /\s*\/\/! (CWE-\d+(?: CWE-\d+)*)$/;

/**
 * The snippets of one file of the corpus: each starts at a line `//# vulnerable NAME` or `//# safe NAME` (with ` tsx` for
 * JSX), and a line that is to be reported ends in `//! CWE-N`.
 *
 * @throws RangeError when a line looks like a header or a mark but is none, or stands before the first header.
 */
export function parseSnippets(className: string, source: string): readonly SecuritySnippet[] {
  const sections: { head: RegExpExecArray; lines: string[] }[] = [];
  for (const [index, line] of source.trimEnd().split("\n").entries()) {
    const head = header.exec(line);
    const section = sections.at(-1);
    if (head) sections.push({ head, lines: [] });
    else if (line.startsWith("//#") || !section) {
      throw new RangeError(`${className}, line ${index + 1}: "${line}" is not "//# vulnerable|safe NAME [tsx]"`);
    } else if (line.includes("//!") && !mark.test(line)) {
      throw new RangeError(`${className}, line ${index + 1}: "${line}" does not end in "//! CWE-N"`);
    } else section.lines.push(line);
  }
  return sections.map(({ head: [, kind, name = "", tsx], lines }) => ({
    id: `${className}/${name}/${kind ?? ""}`,
    class: className,
    name,
    kind: kind === "safe" ? "safe" : "vulnerable",
    language: tsx ? "tsx" : "ts",
    text: lines.map((line) => line.replace(mark, "")).join("\n") + "\n",
    expected: lines.flatMap((line, index) => {
      const cwes = mark.exec(line)?.[1]?.split(" ");
      return cwes ? [{ line: index + 1, cwes }] : [];
    }),
  }));
}
