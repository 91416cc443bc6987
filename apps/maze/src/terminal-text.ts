import { randomUUID } from "node:crypto";
import { inspect } from "node:util";
import { printable } from "@maze/core";

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

/** What no text of a project can hold, since it is another one in each process: it tells our colours from theirs. */
const secret = randomUUID();
const mark = new RegExp(`<${secret}:(\\d+)>`, "g");

/** Colours are marks until `forTerminal` makes them what a terminal obeys. */
export function createPaint(colour: boolean): Paint {
  const paint = (format: "green" | "red" | "yellow" | "dim" | "bold") => {
    const [open = 0, close = 0] = inspect.colors[format] ?? [];
    return (text: string) => (colour ? `<${secret}:${String(open)}>${text}<${secret}:${String(close)}>` : text);
  };
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

/**
 * Text for a terminal. Everything that people read goes through here: whatever a project, a tool or a model put into it
 * is shown and not obeyed; only our own colours are.
 */
export function forTerminal(text: string): string {
  return printable(text.replaceAll("\r\n", "\n")).replace(mark, "\u001b[$1m");
}

const width = (cell: string): number => cell.replace(mark, "").length;

/** Rows as columns, two spaces apart; the last column is not padded. */
export function columns(rows: readonly (readonly string[])[], indent = ""): string[] {
  const widths: number[] = [];
  for (const row of rows) {
    for (const [at, cell] of row.entries()) widths[at] = Math.max(widths[at] ?? 0, width(cell));
  }
  return rows.map((row) => {
    const cells = row.map((cell, at) => cell + " ".repeat((widths[at] ?? 0) - width(cell)));
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
