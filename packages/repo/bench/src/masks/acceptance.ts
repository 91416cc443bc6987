import type { CorpusFile } from "./typescript-corpus.ts";
import { mutationKinds, mutationOf, syntaxErrorOf, tokensOf, type Mutation } from "./token-mutations.ts";

/** Asks a grammar: undefined when the whole text is in its language, else how many bytes of it were accepted. */
export type Recognise = (text: string) => number | undefined;

/** A text on which grammar and judge differ. */
export interface Disagreement {
  readonly file: string;
  readonly kind: "file" | Mutation["kind"];
  readonly text: string;
  /** Where the grammar refused, or where the text was mutated. */
  readonly at: number;
  /** What the judge said of a text that it refuses. */
  readonly error?: string;
}

export interface Agreement {
  /** Texts that were asked about. */
  readonly asked: number;
  readonly disagreements: readonly Disagreement[];
}

/** Files that the compiler parses: are they in the language? A refused prefix ends the walk, so none is passed over. */
export function measureAcceptance(files: readonly CorpusFile[], recognise: Recognise): Agreement {
  const disagreements: Disagreement[] = [];
  let asked = 0;
  for (const { name, text } of files) {
    if (syntaxErrorOf(name, text) !== undefined) continue;
    asked++;
    const at = recognise(text);
    if (at !== undefined) disagreements.push({ file: name, kind: "file", text, at });
  }
  return { asked, disagreements };
}

/** Mutations of files that the compiler refuses to parse: are they outside of the language? */
export function measureRejection(
  files: readonly CorpusFile[],
  recognise: Recognise,
  options: { readonly mutationsPerFile: number; readonly random: () => number },
): Agreement {
  const disagreements: Disagreement[] = [];
  let asked = 0;
  for (const { name, text } of files) {
    const tokens = tokensOf(name, text);
    for (let i = 0; i < options.mutationsPerFile; i++) {
      const kind = mutationKinds[i % mutationKinds.length];
      const mutation = kind && mutationOf(text, tokens, kind, options.random);
      const error = mutation && syntaxErrorOf(name, mutation.text);
      if (!mutation || error === undefined) continue;
      asked++;
      if (recognise(mutation.text) === undefined) {
        disagreements.push({ file: name, kind: mutation.kind, text: mutation.text, at: mutation.at, error });
      }
    }
  }
  return { asked, disagreements };
}
