import { MazeError } from "@maze/core";
import { type Grammar } from "@maze/grammar";
import { GRAMMAR_DIALECTS, parseGrammar } from "@maze/grammar/dialects";
import {
  goGrammar,
  jsonGrammar,
  pythonGrammar,
  rustGrammar,
  typescriptGrammar,
  zigGrammar,
} from "@maze/grammar/languages";
import { grammarFromJsonSchema } from "@maze/grammar/schema";
import type { GrammarSourceOptions } from "./command.ts";
import { readNamedFile } from "./read-named-file.ts";

const PREFIX = "language:";
const JSON_SCHEMA = "json-schema";

/** Languages that are built in, by the name after `language:`. */
const LANGUAGES: ReadonlyMap<string, () => Grammar> = new Map([
  ["go", () => goGrammar()],
  ["json", () => jsonGrammar()],
  ["python", () => pythonGrammar()],
  ["rust", () => rustGrammar()],
  ["typescript", () => typescriptGrammar()],
  ["zig", () => zigGrammar()],
]);

/** A grammar, and what is to be said of how it was read. */
export interface ReadGrammar {
  readonly grammar: Grammar;
  readonly warnings: readonly string[];
}

const usage = (message: string, hint: string): MazeError => new MazeError({ code: "MAZE_CLI_USAGE", message, hint });

/** The grammar that the command line names. */
export async function readGrammar(cwd: string, source: string, options: GrammarSourceOptions): Promise<ReadGrammar> {
  if (source.startsWith(PREFIX)) return builtIn(source.slice(PREFIX.length), options);
  if (options.from === undefined) {
    const readable = GRAMMAR_DIALECTS.filter(({ parse }) => parse !== undefined).map(({ name }) => name);
    const names = [...readable, JSON_SCHEMA].join(", ");
    throw usage(`the dialect of ${source} is not said`, `Add --from with one of ${names}.`);
  }
  const text = new TextDecoder().decode(await readNamedFile(cwd, source));
  if (options.from === JSON_SCHEMA) return ofSchema(source, text, options);
  const warnings: string[] = [];
  const grammar = parseGrammar(text, {
    dialect: options.from,
    start: options.start,
    jsonSchema: (schema) => {
      const made = grammarFromJsonSchema(schema);
      warnings.push(...made.leftToValidation.map(describe));
      return made.grammar;
    },
  });
  return { grammar, warnings };
}

function builtIn(name: string, options: GrammarSourceOptions): ReadGrammar {
  const make = LANGUAGES.get(name);
  if (!make) throw usage(`there is no language "${name}"`, `The languages are ${[...LANGUAGES.keys()].join(", ")}.`);
  if (options.from !== undefined) throw usage("--from is for files", "Leave it out for a language that is built in.");
  const grammar = make();
  return { grammar: options.start === undefined ? grammar : { ...grammar, start: options.start }, warnings: [] };
}

function ofSchema(source: string, text: string, options: GrammarSourceOptions): ReadGrammar {
  if (options.start !== undefined) throw usage("--start is for rules", "A JSON schema has none; leave it out.");
  const schema = ((): unknown => {
    try {
      return JSON.parse(text);
    } catch (cause) {
      const message = `${source} is not JSON: ${cause instanceof Error ? cause.message : String(cause)}`;
      throw new MazeError({ code: "MAZE_GRAMMAR_SYNTAX", message, cause });
    }
  })();
  const { grammar, leftToValidation } = grammarFromJsonSchema(schema);
  return { grammar, warnings: leftToValidation.map(describe) };
}

const describe = ({ pointer, reason }: { readonly pointer: string; readonly reason: string }): string =>
  `left to validation: ${pointer}: ${reason}`;
