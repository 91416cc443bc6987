import { stripVTControlCharacters, styleText } from "node:util";

/** Paints text, or leaves it as it is where colours are off. */
export interface Paint {
  good(text: string): string;
  bad(text: string): string;
  warn(text: string): string;
  dim(text: string): string;
  strong(text: string): string;
  added(text: string): string;
  removed(text: string): string;
}

export function createPaint(colour: boolean): Paint {
  type Format = Parameters<typeof styleText>[0];
  const paint = (format: Format) => (text: string) =>
    colour ? styleText(format, text, { validateStream: false }) : text;
  return {
    good: paint("green"),
    bad: paint("red"),
    warn: paint("yellow"),
    dim: paint("dim"),
    strong: paint("bold"),
    added: paint("green"),
    removed: paint("red"),
  };
}

/** Rows as columns, two spaces apart; the last column is not padded. */
export function columns(rows: readonly (readonly string[])[], indent = ""): string[] {
  const widths: number[] = [];
  for (const row of rows) {
    for (const [at, cell] of row.entries())
      widths[at] = Math.max(widths[at] ?? 0, stripVTControlCharacters(cell).length);
  }
  return rows.map((row) => {
    const cells = row.map((cell, at) => cell + " ".repeat((widths[at] ?? 0) - stripVTControlCharacters(cell).length));
    return (indent + cells.join("  ")).trimEnd();
  });
}

/** Milliseconds for people: `8 ms`, `1.2 s`. */
export function duration(milliseconds: number): string {
  if (milliseconds < 10) return `${milliseconds.toFixed(1)} ms`;
  return milliseconds < 1000 ? `${String(Math.round(milliseconds))} ms` : `${(milliseconds / 1000).toFixed(1)} s`;
}

/** `1 test`, `2 tests`. */
export function counted(count: number, noun: string): string {
  return `${String(count)} ${noun}${count === 1 ? "" : "s"}`;
}

/** Text from a project or a model, made harmless for a terminal. */
export function harmless(text: string): string {
  // eslint-disable-next-line no-control-regex -- control characters are exactly what is removed
  return stripVTControlCharacters(text).replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g, "");
}
