import { Option, type Command } from "commander";
import { languageNames, readableDialects, type LanguageName, type ReadableDialect } from "./grammar-names.ts";

/** Where a grammar comes from. */
export interface GrammarOptions {
  dialect?: ReadableDialect | undefined;
  language?: LanguageName | undefined;
  start?: string | undefined;
}

/** Declares the file and the options that name a grammar. */
export function withGrammar(command: Command, dialectFlag = "--dialect <dialect>"): Command {
  return command
    .argument("[file]", "a grammar; its dialect is told by its ending, or by its text where an ending has several")
    .addOption(new Option(dialectFlag, "dialect of the file").choices(readableDialects))
    .addOption(new Option("--language <name>", "a built-in grammar instead of a file").choices(languageNames))
    .option("--start <rule>", "rule to start with; of a built-in grammar: its entry, such as expression");
}
