import { describe, expect, it } from "vitest";
import { codeFrame, createTextIndex, formatDiagnostic, type Span } from "../src/index.ts";

function spanOf(text: string, part: string): Span {
  const start = text.indexOf(part);
  return createTextIndex(text).spanOf(start, start + part.length);
}

const rows = (...lines: string[]): string => lines.join("\n");

describe("codeFrame", () => {
  it("shows two lines around, with the numbers of one width and a marker as wide as the span", () => {
    const text = Array.from({ length: 12 }, (_, i) => `line ${String(i + 1)}`).join("\n");
    expect(codeFrame(text, spanOf(text, "line 9"))).toBe(
      rows("   7 | line 7", "   8 | line 8", ">  9 | line 9", "     | ^^^^^^", "  10 | line 10", "  11 | line 11"),
    );
  });

  it("keeps tabs before the marker", () => {
    const text = "\tif (x) {\n\t\treturn\ty;\n";
    expect(codeFrame(text, spanOf(text, "y;"), 0)).toBe(rows("> 2 | \t\treturn\ty;", "    | \t\t      \t^^"));
  });

  it("marks the first line of a span of several, to its end", () => {
    const text = "call(\n  1,\n)\n";
    expect(codeFrame(text, spanOf(text, "(\n  1,\n)"), 0)).toBe(rows("> 1 | call(", "    |     ^"));
  });

  it("marks an empty span with one sign, also at the very end", () => {
    const text = "a\n";
    expect(codeFrame(text, createTextIndex(text).spanOf(2, 2))).toBe(rows("  1 | a", "> 2 |", "    | ^"));
  });

  it("leaves out the empty line after the last line break, and its number", () => {
    const text = "x\n".repeat(9);
    expect(codeFrame(text, createTextIndex(text).spanOf(16, 17), 1)).toBe(rows("  8 | x", "> 9 | x", "    | ^"));
  });

  it("ends lines at CRLF and CR", () => {
    const text = "a\r\nb\rc";
    expect(codeFrame(text, spanOf(text, "b"))).toBe(rows("  1 | a", "> 2 | b", "    | ^", "  3 | c"));
  });

  it("cuts a long line to the part around the marker", () => {
    const text = `${"a".repeat(1000)}HERE${"b".repeat(1000)}`;
    const frame = codeFrame(text, spanOf(text, "HERE"));
    const expected = `…${"a".repeat(80)}HERE${"b".repeat(76)}…`;
    expect(frame).toBe(rows(`> 1 | ${expected}`, `    | ${" ".repeat(81)}^^^^`));
  });

  it("cuts a long line from column 81 on, which then stands in the middle", () => {
    const text = `${"a".repeat(100)}HERE${"b".repeat(200)}`;
    const expected = `…${"a".repeat(80)}HERE${"b".repeat(76)}…`;
    expect(codeFrame(text, spanOf(text, "HERE"))).toBe(rows(`> 1 | ${expected}`, `    | ${" ".repeat(81)}^^^^`));
  });

  it("cuts the marker of a long span with its line", () => {
    const text = "a".repeat(500);
    expect(codeFrame(text, createTextIndex(text).spanOf(0, 500))).toBe(
      rows(`> 1 | ${"a".repeat(160)}…`, `    | ${"^".repeat(160)}`),
    );
  });

  it("shows control characters instead of obeying them, in the same column", () => {
    const text = "a\u001b[31mred\u202e\u2066 = 1";
    expect(codeFrame(text, spanOf(text, "red"))).toBe(rows("> 1 | a\ufffd[31mred\ufffd\ufffd = 1", "    |       ^^^"));
  });
});

describe("formatDiagnostic", () => {
  const text = "const a: string = 1;\n";
  const finding = { source: "typescript", severity: "error", code: "TS2322", message: "wrong type" } as const;

  it("prints place, frame and hint", () => {
    const diagnostic = { ...finding, file: "a.ts", span: spanOf(text, "a:"), hint: "Write a text." };
    expect(formatDiagnostic(diagnostic, text)).toBe(
      rows("a.ts:1:7 error TS2322: wrong type", "> 1 | const a: string = 1;", "    |       ^^", "hint: Write a text."),
    );
  });

  it("prints what it has", () => {
    expect(formatDiagnostic(finding)).toBe("error TS2322: wrong type");
    expect(formatDiagnostic({ ...finding, file: "a.ts" })).toBe("a.ts error TS2322: wrong type");
    expect(formatDiagnostic({ ...finding, span: spanOf(text, "a:") })).toBe("<text>:1:7 error TS2322: wrong type");
  });

  it("keeps the lines of a message and replaces what a terminal would obey", () => {
    const diagnostic = { ...finding, file: "\u001b]0;a.ts", message: "one\n  two\u0007", hint: "\u009bK" };
    expect(formatDiagnostic(diagnostic)).toBe("\ufffd]0;a.ts error TS2322: one\n  two\ufffd\nhint: \ufffdK");
  });
});
