import { compileGrammar, createMatcher, type Grammar } from "@maze/grammar";
import { goGrammar, pythonGrammar, rustGrammar, zigGrammar } from "@maze/grammar/languages";
import type { BenchCase, BenchContext } from "../definition.ts";
import type { Recognise } from "./acceptance.ts";
import { corpusOf, languageSources, type MeasuredLanguage } from "./language-corpora.ts";
import { mutationKinds, mutationOf } from "./token-mutations.ts";
import { treeSitterJudge, type SyntaxJudge } from "./tree-sitter-judge.ts";
import type { CorpusFile } from "./typescript-corpus.ts";

const grammars: Record<MeasuredLanguage, () => Grammar> = {
  go: goGrammar,
  python: pythonGrammar,
  rust: rustGrammar,
  zig: zigGrammar,
};
/** The names of the metrics say `py` where the extension does. */
const metricPrefix: Record<MeasuredLanguage, string> = { go: "go", python: "py", rust: "rust", zig: "zig" };

const SEED = 20_261_127;
const FILES = 200;
const MUTATED_FILES = 40;
const MUTATIONS_PER_FILE = 40;
/** Files to mutate are neither trivial nor so long that walking each mutation takes long. */
const mutable = (text: string): boolean => text.length >= 300 && text.length <= 30_000;

/** Numbers from 0 to 1, the same ones for the same seed (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

function shuffled(files: readonly CorpusFile[], random: () => number): CorpusFile[] {
  return files
    .map((file) => ({ file, key: random() }))
    .sort((a, b) => a.key - b.key)
    .map(({ file }) => file);
}

function recogniserOf(language: MeasuredLanguage): Recognise {
  const matcher = createMatcher(compileGrammar(grammars[language]()));
  const encoder = new TextEncoder();
  return (text) => {
    const bytes = encoder.encode(text);
    matcher.reset();
    const length = matcher.prefixLength(bytes);
    if (length < bytes.length) return length;
    matcher.acceptBytes(bytes);
    return matcher.isAccepting() ? undefined : length;
  };
}

interface Verdicts {
  readonly asked: number;
  readonly agreed: number;
}
const percentOf = ({ asked, agreed }: Verdicts): number => (asked === 0 ? 0 : (100 * agreed) / asked);

/** Files that the judge parses: the grammar has them, and so every prefix of them. */
function accept(
  files: readonly CorpusFile[],
  judge: SyntaxJudge,
  recognise: Recognise,
  say: BenchContext["say"],
): Verdicts {
  let asked = 0;
  let agreed = 0;
  for (const { name, text } of files) {
    if (asked === FILES) break;
    if (!judge.parses(text)) continue;
    asked++;
    const at = recognise(text);
    if (at === undefined) agreed++;
    else say(`refused: ${name} at byte ${String(at)}`);
  }
  return { asked, agreed };
}

/** Mutations that the judge does not parse: the grammar does not have them either. */
function reject(
  files: readonly CorpusFile[],
  judge: SyntaxJudge,
  recognise: Recognise,
  random: () => number,
  say: BenchContext["say"],
): Verdicts {
  let asked = 0;
  let agreed = 0;
  const usable = files.filter(({ text }) => mutable(text) && judge.parses(text)).slice(0, MUTATED_FILES);
  for (const { name, text } of usable) {
    const tokens = judge.tokensOf(text);
    for (let i = 0; i < MUTATIONS_PER_FILE; i++) {
      const kind = mutationKinds[i % mutationKinds.length] ?? "delete";
      const mutation = mutationOf(text, tokens, kind, random);
      if (!mutation || mutation.text === text || judge.parses(mutation.text)) continue;
      asked++;
      if (recognise(mutation.text) !== undefined) agreed++;
      else {
        const around = mutation.text.slice(Math.max(0, mutation.at - 40), mutation.at + 40);
        say(`accepted: ${kind} in ${name} at ${String(mutation.at)}: ${JSON.stringify(around)}`);
      }
    }
  }
  return { asked, agreed };
}

/** For each language: the share of published files that are accepted, and of their wrong mutations that are refused. */
export async function languageAcceptance(context: BenchContext): Promise<BenchCase[]> {
  const cases: BenchCase[] = [];
  for (const language of Object.keys(grammars) as MeasuredLanguage[]) {
    const judge = await treeSitterJudge(context, language);
    const prefix = metricPrefix[language];
    cases.push({
      name: `${language} sources`,
      corpus: `${String(FILES)} files drawn from ${corpusOf(language)}, judged by ${judge.name}`,
      metrics: {
        [`${prefix}-accept-percent`]: { unit: "%", bar: { of: "value", atLeast: 99 } },
        [`${prefix}-reject-percent`]: { unit: "%", bar: { of: "value", atLeast: 95 } },
      },
      ours: {
        name: "@maze/grammar",
        round: () => {
          const random = randomFrom(SEED);
          const files = shuffled(languageSources(context, language), random);
          const recognise = recogniserOf(language);
          const accepted = accept(files, judge, recognise, context.say);
          const rejected = reject(files, judge, recognise, random, context.say);
          context.say(`${language}: ${JSON.stringify({ accepted, rejected })}`);
          return {
            [`${prefix}-accept-percent`]: percentOf(accepted),
            [`${prefix}-reject-percent`]: percentOf(rejected),
          };
        },
      },
      rounds: 1,
      warmUps: 0,
    });
  }
  return cases;
}
