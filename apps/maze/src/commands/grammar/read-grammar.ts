import { MazeError } from "@maze/core";
import { type Grammar } from "@maze/grammar";
import { GRAMMAR_DIALECTS, parseGrammar } from "@maze/grammar/dialects";
import { jsonGrammar, typescriptGrammar } from "@maze/grammar/languages";
import type { GrammarSourceOptions } from "./command.ts";
import { readNamedFile } from "./read-named-file.ts";

const PREFIX = "language:";

/** Languages that are built in, by the name after `language:`. */
const LANGUAGES: ReadonlyMap<string, () => Grammar> = new Map([
  ["json", () => jsonGrammar()],
  ["typescript", () => typescriptGrammar()],
]);

const usage = (message: string, hint: string): MazeError => new MazeError({ code: "MAZE_CLI_USAGE", message, hint });

/** The grammar that the command line names. */
export async function readGrammar(cwd: string, source: string, options: GrammarSourceOptions): Promise<Grammar> {
  if (source.startsWith(PREFIX)) {
    const make = LANGUAGES.get(source.slice(PREFIX.length));
    const names = [...LANGUAGES.keys()].join(", ");
    if (!make) throw usage(`there is no language "${source.slice(PREFIX.length)}"`, `The languages are ${names}.`);
    if (options.from !== undefined) throw usage("--from is for files", "Leave it out for a language that is built in.");
    const grammar = make();
    return options.start === undefined ? grammar : { ...grammar, start: options.start };
  }
  if (options.from === undefined) {
    const names = GRAMMAR_DIALECTS.filter(({ parse }) => parse !== undefined).map(({ name }) => name);
    throw usage(`the dialect of ${source} is not said`, `Add --from with one of ${names.join(", ")}.`);
  }
  const text = new TextDecoder().decode(await readNamedFile(cwd, source));
  return parseGrammar(text, { dialect: options.from, start: options.start });
}
