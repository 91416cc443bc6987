import type { Vocabulary } from "@maze/grammar";
import { jsonDocument, tokensOfDocument, typescriptDocuments, type Document } from "../documents.ts";
import { vocabularyOf, type EncodingName } from "../vocabularies.ts";

/** What is walked with one vocabulary. */
export interface Corpus {
  readonly encoding: EncodingName;
  readonly vocabulary: Vocabulary;
  readonly json: Document;
  readonly typescript: readonly Document[];
  readonly typescriptTokens: readonly (readonly number[])[];
}

/** The documents below a folder of installed packages, for an encoding. */
export function readCorpus(modules: string, encoding: EncodingName): Corpus {
  const vocabulary = vocabularyOf(encoding);
  const typescript = typescriptDocuments(modules);
  return {
    encoding,
    vocabulary,
    json: jsonDocument(modules),
    typescript,
    typescriptTokens: typescript.map((document) => tokensOfDocument(vocabulary, document)),
  };
}

/** Names and lengths, for the report. */
export const describeTypeScript = ({ typescript, typescriptTokens, encoding }: Corpus): string =>
  `${typescript.map(({ name }) => name).join(", ")}, ${String(typescriptTokens.flat().length)} tokens of ${encoding}`;
