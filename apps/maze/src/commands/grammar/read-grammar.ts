import { jsonFault, codeFrame, createTextIndex, MazeError } from "@maze/core";
import type { Grammar } from "@maze/grammar";
import { parseGrammar } from "@maze/grammar/dialects";
import { grammarFromJsonSchema, type LeftToValidation } from "@maze/grammar/schema";
import type { CliIo } from "../../cli-io.ts";
import { stopIfInterrupted } from "../../interruption.ts";
import { usage } from "../../usage.ts";
import { dialectOfFile } from "./dialect-of-file.ts";
import type { GrammarOptions } from "./grammar-options.ts";
import { readableDialects, type ReadableDialect } from "./grammar-names.ts";
import { languageGrammar } from "./languages.ts";
import { readInputText } from "./read-input.ts";

/** A grammar and where it is from. */
export interface GrammarSource {
  readonly grammar: Grammar;
  /** The file as it was named, or the language. */
  readonly name: string;
  /** `null` for a built-in grammar. */
  readonly dialect: ReadableDialect | null;
  /** What of a JSON Schema the grammar does not enforce. */
  readonly leftToValidation: readonly LeftToValidation[];
}

/**
 * Reads the grammar that the command line names.
 *
 * @throws {MazeError} MAZE_CLI_USAGE, MAZE_CLI_INPUT, and the errors of the dialect with file, line and column
 */
export async function readGrammar(
  io: CliIo,
  file: string | undefined,
  options: GrammarOptions,
): Promise<GrammarSource> {
  const { language, start } = options;
  if (language !== undefined) {
    if (file !== undefined) throw usage("a file and --language name two grammars");
    return { grammar: languageGrammar(language, start), name: language, dialect: null, leftToValidation: [] };
  }
  if (file === undefined) throw usage("no grammar is named", "Name a grammar file, or a built-in one with --language.");
  const text = await readInputText(io, file);
  const dialect = options.dialect ?? dialectOfFile(file, text);
  if (dialect === undefined) {
    throw usage(`the dialect of ${file} is not told by its name`, `Pass --dialect: ${readableDialects.join(", ")}.`);
  }
  await stopIfInterrupted(io.signal);
  return { ...io.blocking(() => readText(file, text, dialect, start)), name: file, dialect };
}

function readText(
  file: string,
  text: string,
  dialect: ReadableDialect,
  start: string | undefined,
): Pick<GrammarSource, "grammar" | "leftToValidation"> {
  try {
    if (dialect === "json-schema") return grammarFromJsonSchema(parseJson(text));
    const leftToValidation: LeftToValidation[] = [];
    const jsonSchema = (schema: unknown): Grammar => {
      const inner = grammarFromJsonSchema(schema);
      leftToValidation.push(...inner.leftToValidation);
      return inner.grammar;
    };
    return { grammar: parseGrammar(text, { dialect, start, jsonSchema }), leftToValidation };
  } catch (thrown) {
    throw located(file, thrown);
  }
}

function parseJson(text: string): unknown {
  const fault = jsonFault(text);
  if (fault === undefined) return JSON.parse(text.replace(/^\ufeff/, ""));
  const span = createTextIndex(text).spanOf(fault.at, Math.min(fault.at + 1, text.length));
  const { line, column } = span.from;
  throw new MazeError({
    code: "MAZE_GRAMMAR_SYNTAX",
    message: `JSON, ${String(line)}:${String(column)}: ${fault.message}\n${codeFrame(text, span)}`,
    details: { line, column },
  });
}

/** The error of a reader with the file before its place; deep nesting as the limit that it is. */
function located(file: string, thrown: unknown): unknown {
  if (thrown instanceof RangeError && thrown.message.includes("call stack")) {
    return new MazeError({
      code: "MAZE_GRAMMAR_LIMIT",
      message: `${file}: the grammar is nested too deeply to be read`,
      hint: "Give parts of it names of their own.",
      cause: thrown,
    });
  }
  if (!MazeError.is(thrown)) return thrown;
  const { line, column } = thrown.details;
  const place = typeof line === "number" ? `${file}:${String(line)}:${String(column)}` : file;
  // Readers say what they read and where in it; here the file says the first, and the place moves to it.
  const message = typeof line === "number" ? thrown.message.replace(/^[^\n:]*, \d+:\d+: /, "") : thrown.message;
  return new MazeError({
    code: thrown.code,
    message: `${place}: ${message}`,
    hint: thrown.hint,
    details: { ...thrown.details, file },
    cause: thrown,
  });
}

/** What the grammar leaves to validation, a line each. */
export const validationWarnings = ({ leftToValidation }: Pick<GrammarSource, "leftToValidation">): string[] =>
  leftToValidation.map(({ pointer, keyword, reason }) => `left to validation: ${pointer} (${keyword}): ${reason}`);
