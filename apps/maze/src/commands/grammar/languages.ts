import type { Grammar } from "@maze/grammar";
import {
  goGrammar,
  jsonGrammar,
  pythonGrammar,
  rustGrammar,
  typescriptGrammar,
  zigGrammar,
  type GoEntry,
  type JsonEntry,
  type PythonEntry,
  type RustEntry,
  type TypeScriptEntry,
  type ZigEntry,
} from "@maze/grammar/languages";
import { usage } from "../../usage.ts";
import type { LanguageName } from "./grammar-names.ts";

interface Language {
  readonly entries: readonly string[];
  grammar(entry: string | undefined): Grammar;
}

/** A language whose entries are exactly those of its type: one that is missing here does not compile. */
function language<Entry extends string>(
  entries: Readonly<Record<Entry, true>>,
  create: (options: { readonly entry?: Entry | undefined }) => Grammar,
): Language {
  const isEntry = (name: string): name is Entry => Object.hasOwn(entries, name);
  return {
    entries: Object.keys(entries),
    grammar: (entry) => create({ entry: entry !== undefined && isEntry(entry) ? entry : undefined }),
  };
}

const typescriptEntries: Readonly<Record<TypeScriptEntry, true>> = {
  file: true,
  declaration: true,
  "class-member": true,
  statement: true,
  block: true,
  "function-body": true,
  expression: true,
  type: true,
};
const goEntries: Readonly<Record<GoEntry, true>> = {
  file: true,
  declaration: true,
  statement: true,
  statements: true,
  block: true,
  expression: true,
  type: true,
};
const zigEntries: Readonly<Record<ZigEntry, true>> = goEntries;

const languages: Readonly<Record<LanguageName, Language>> = {
  json: language<JsonEntry>({ value: true, object: true, array: true }, jsonGrammar),
  typescript: language(typescriptEntries, typescriptGrammar),
  tsx: language(typescriptEntries, (options) => typescriptGrammar({ ...options, jsx: true })),
  python: language<PythonEntry>(
    { file: true, block: true, statement: true, expression: true, type: true },
    pythonGrammar,
  ),
  rust: language<RustEntry>(
    {
      file: true,
      item: true,
      statement: true,
      statements: true,
      block: true,
      expression: true,
      type: true,
      pattern: true,
    },
    rustGrammar,
  ),
  go: language(goEntries, goGrammar),
  zig: language(zigEntries, zigGrammar),
};

/**
 * A built-in grammar, for whole texts or for one kind of part.
 *
 * @throws {MazeError} MAZE_CLI_USAGE for an entry that the language does not have
 */
export function languageGrammar(name: LanguageName, entry: string | undefined): Grammar {
  const { entries, grammar } = languages[name];
  if (entry === undefined || entries.includes(entry)) return grammar(entry);
  throw usage(`the grammar of ${name} has no entry ${JSON.stringify(entry)}`, `Its entries: ${entries.join(", ")}.`);
}
