import { parse, TomlDate, TomlError } from "smol-toml";
import type { TomlValue } from "./toml-value.ts";

/** Where and why a text is not TOML; line and column count from 1. */
export interface TomlSyntaxProblem {
  readonly message: string;
  readonly line: number;
  readonly column: number;
}

export type ParsedToml =
  | { readonly ok: true; readonly table: Record<string, TomlValue> }
  | { readonly ok: false; readonly problem: TomlSyntaxProblem };

/** Parses TOML into plain data; a syntax error is a finding with its place. */
export function parseToml(text: string): ParsedToml {
  try {
    return { ok: true, table: plainTable(parse(text)) };
  } catch (error) {
    if (!(error instanceof TomlError)) throw error;
    const [said = ""] = error.message.split("\n");
    const message = said.replace(/^Invalid TOML document: /, "");
    return { ok: false, problem: { message, line: error.line, column: error.column } };
  }
}

function plainTable(table: object): Record<string, TomlValue> {
  const entries = Object.entries(table).map(([name, value]): [string, TomlValue] => [name, plainValue(value)]);
  return Object.fromEntries(entries);
}

function plainValue(value: unknown): TomlValue {
  if (Array.isArray(value)) return value.map(plainValue);
  if (value instanceof TomlDate) return value;
  if (typeof value === "object" && value !== null) return plainTable(value);
  return value as TomlValue; // a string, number or boolean: the parser gives nothing else without bigints
}
