import { createTextIndex, type Diagnostic } from "@maze/core";
import { finding } from "../../finding-codes.ts";

/** A table of TOML, or what else stood where one was expected. */
export type Table = Readonly<Record<string, unknown>>;

/** Parses TOML. The parser is loaded when there is something to parse. */
export async function readToml(text: string, file: string): Promise<{ table: Table; diagnostics: Diagnostic[] }> {
  const { parse, TomlError } = await import("smol-toml");
  try {
    return { table: parse(text), diagnostics: [] };
  } catch (thrown) {
    if (!(thrown instanceof TomlError)) throw thrown;
    const lines = createTextIndex(text);
    const at = lines.offsetAt({ line: Math.min(thrown.line, lines.lineCount), column: Math.max(1, thrown.column) });
    const [said = ""] = thrown.message.split("\n");
    const message = `${file} is no TOML: ${said.replace(/^Invalid TOML document: /, "")}`;
    const span = lines.spanOf(at, at);
    return {
      table: {},
      diagnostics: [finding({ code: "MAZE_INDEX_MANIFEST_UNREADABLE", severity: "warning", message, file, span })],
    };
  }
}

/** The table under a path of keys; empty where there is none. */
export function tableAt(table: Table, ...path: readonly string[]): Table {
  let at: unknown = table;
  for (const key of path) at = isTable(at) && Object.hasOwn(at, key) ? at[key] : undefined;
  return isTable(at) ? at : {};
}

export const isTable = (value: unknown): value is Table =>
  typeof value === "object" && value !== null && !Array.isArray(value) && !(value instanceof Date);

/** The texts of an array; what else it holds is left out. */
export const textsIn = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((item) => typeof item === "string") : [];
