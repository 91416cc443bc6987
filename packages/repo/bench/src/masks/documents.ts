import { readFileSync } from "node:fs";
import { join } from "node:path";
import { encodeBytes, type Vocabulary } from "@maze/grammar";

/** A text to be walked, and its name for the report. */
export interface Document {
  readonly name: string;
  readonly text: string;
}

/** The file of a package that is walked as JSON. */
const jsonFile = { folder: "rxjs", file: "package.json" };

/** The files that are walked as TypeScript, of four packages, none chosen for its size or contents. */
const typescriptFiles = [
  "rxjs/src/internal/Observable.ts",
  "immer/src/core/immerClass.ts",
  "@tanstack/query-core/src/query.ts",
  "zod/src/v4/core/registries.ts",
] as const;

const fileOf = (modules: string, file: string): Document => ({
  name: file,
  text: readFileSync(join(modules, file), "utf8"),
});

/** The JSON document below a folder of installed packages, without the line end after it, which a peer does not take. */
export function jsonDocument(modules: string): Document {
  const { name, text } = fileOf(modules, `${jsonFile.folder}/${jsonFile.file}`);
  return { name, text: text.trimEnd() };
}

/** The TypeScript documents below a folder of installed packages. */
export const typescriptDocuments = (modules: string): readonly Document[] =>
  typescriptFiles.map((file) => fileOf(modules, file));

/** A document cut into tokens by the vocabulary's own encoding. */
export const tokensOfDocument = (vocabulary: Vocabulary, { text }: Document): readonly number[] =>
  encodeBytes(vocabulary, new TextEncoder().encode(text));
