import { MazeError } from "@maze/core";
import {
  choice,
  compileGrammar,
  concat,
  createMatcher,
  encodeBytes,
  pattern,
  rule,
  sequence,
  starPattern,
  text,
  type Grammar,
  type Vocabulary,
} from "@maze/grammar";
import { jsonGrammar } from "@maze/grammar/languages";
import { grammarFromJsonSchema } from "@maze/grammar/schema";

/** An input on which engines become slow: a grammar, and a text to walk. */
export interface Pathology {
  readonly name: string;
  /** A grammar, or a limit error. */
  readonly grammar: () => Grammar;
  readonly text: string;
}

const start = (body: Parameters<typeof sequence>[0]): Grammar => ({
  start: "s",
  rules: { s: { body: sequence(body) } },
  terminals: {},
  trivia: {},
});
const record = (count: number): object =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`property${String(index)}`, index]));

/** The inputs that the bar names; `scale` 1 is their full size. */
export function pathologies(scale: number): readonly Pathology[] {
  const size = (full: number): number => Math.ceil(full * scale);
  const letters = "a".repeat(size(2_000));
  const properties = record(size(5_000));
  const names = Array.from({ length: size(1_000) }, (_, index) => `choice number ${String(index)}`);
  return [
    {
      name: "nesting",
      grammar: () => jsonGrammar(),
      text: "[".repeat(size(10_000)) + "]".repeat(size(10_000)),
    },
    {
      name: "string",
      grammar: () => jsonGrammar(),
      text: `"${"All work and no play. ".repeat(size(10_000_000 / 22))}"`,
    },
    {
      name: "nested-star",
      grammar: () => start(pattern(concat(starPattern(starPattern(text("a"))), text("b")))),
      text: `${letters}b`,
    },
    {
      name: "ambiguity",
      grammar: () => start(choice("a", sequence(rule("s"), rule("s")), sequence(rule("s"), rule("s"), rule("s")))),
      text: letters,
    },
    {
      name: "enum",
      grammar: () => grammarFromJsonSchema({ enum: names }).grammar,
      text: JSON.stringify(names.at(-1)),
    },
    {
      name: "properties",
      grammar: () =>
        grammarFromJsonSchema({
          type: "object",
          properties: Object.fromEntries(Object.keys(properties).map((name) => [name, { type: "integer" }])),
          required: Object.keys(properties),
          additionalProperties: false,
        }).grammar,
      text: JSON.stringify(properties),
    },
  ];
}

/** What a step is: one call of the library. */
export type StepKind = "grammar" | "compile" | "mask" | "accept";

/** The milliseconds of every step of a walk: making the grammar of a schema, compiling it, each mask, each token. */
export interface Walk {
  readonly steps: Readonly<Record<StepKind, readonly number[]>>;
  /** The message of a limit error that ended it; the call that raised it is a step too. */
  readonly refused?: string;
}

/** Walks one of them for at most so many milliseconds. */
export function walkPathology(pathology: Pathology, vocabulary: Vocabulary, milliseconds: number): Walk {
  const steps: Record<StepKind, number[]> = { grammar: [], compile: [], mask: [], accept: [] };
  const step = <T>(kind: StepKind, work: () => T): T => {
    const begin = performance.now();
    try {
      return work();
    } finally {
      steps[kind].push(performance.now() - begin);
    }
  };
  const begin = performance.now();
  try {
    const grammar = step("grammar", pathology.grammar);
    const matcher = step("compile", () => createMatcher(compileGrammar(grammar, { vocabulary })));
    const mask = new Uint32Array(matcher.maskWords);
    for (const token of tokensOf(pathology.text, vocabulary)) {
      if (performance.now() - begin > milliseconds) break;
      step("mask", () => {
        matcher.mask(mask);
      });
      step("accept", () => {
        matcher.accept(token);
      });
    }
    return { steps };
  } catch (error) {
    if (!MazeError.is(error, "MAZE_GRAMMAR_LIMIT")) throw error;
    return { steps, refused: error.message };
  }
}

/** The slowest step of each kind, where a step costs the least that it took in any of several walks alike. */
export function slowestSteps(walks: readonly Walk[]): Record<StepKind, number> {
  const slowest = { grammar: 0, compile: 0, mask: 0, accept: 0 };
  for (const kind of ["grammar", "compile", "mask", "accept"] as const) {
    const count = Math.max(...walks.map(({ steps }) => steps[kind].length));
    for (let i = 0; i < count; i++) {
      const least = Math.min(...walks.map(({ steps }) => steps[kind][i] ?? Infinity));
      slowest[kind] = Math.max(slowest[kind], least);
    }
  }
  return slowest;
}

/** The tokens of a text, cut piece by piece: some of these texts are one piece that takes quadratic time to merge. */
function* tokensOf(whole: string, vocabulary: Vocabulary): Generator<number> {
  const step = 1_000;
  const encoder = new TextEncoder();
  for (let at = 0; at < whole.length; at += step) {
    yield* encodeBytes(vocabulary, encoder.encode(whole.slice(at, at + step)));
  }
}
