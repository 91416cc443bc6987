import { MazeError } from "@maze/core";
import { compileGrammar, createMatcher, seededRandom } from "@maze/grammar";
import { grammarFromJsonSchema } from "@maze/grammar/schema";
import { inRandomOrder, randomSchema, randomValue, spelled } from "@maze/grammar/testing";
import type { SchemaJudge, Verdict } from "./schema-judges.ts";

/** How grammars of schemas compare with validators on generated values. */
export interface SchemaDifferential {
  readonly schemas: number;
  /** Schemas that a validator does not take. */
  readonly notTaken: number;
  readonly valid: number;
  readonly invalid: number;
  /** Values on which the validators differ, or that they divide inexactly. */
  readonly disputed: number;
  /** Invalid values that a grammar lets through though it lists nothing as left to validation. */
  readonly wrongAccept: readonly string[];
  /** Valid values that a grammar refuses. */
  readonly wrongReject: readonly string[];
  /** Messages of schemas that are refused, while they are compiled or later for the size of a pattern. */
  readonly refused: readonly string[];
  /** Schemas with something left to validation, which may let invalid values through. */
  readonly listed: number;
}

export interface DifferentialOptions {
  readonly schemas: number;
  readonly values: number;
  readonly seed: number;
  /** The number of the first schema, which decides its shape with its seed. */
  readonly first?: number;
}

/** True when a text is in the grammar; a grammar without a text has none. */
function acceptorOf(grammar: Parameters<typeof compileGrammar>[0]): (text: string) => boolean {
  const encoder = new TextEncoder();
  try {
    const matcher = createMatcher(compileGrammar(grammar));
    return (text) => {
      const bytes = encoder.encode(text);
      matcher.reset();
      if (matcher.prefixLength(bytes) < bytes.length) return false;
      matcher.acceptBytes(bytes);
      return matcher.isAccepting();
    };
  } catch (error) {
    if (!MazeError.is(error, "MAZE_GRAMMAR_DEAD")) throw error;
    return () => false;
  }
}

/** What a grammar says, or nothing where it refuses to go on for the size of a pattern; then the message is kept. */
function withinLimits(ask: () => boolean, refused: string[]): boolean | undefined {
  try {
    return ask();
  } catch (error) {
    if (!MazeError.is(error, "MAZE_GRAMMAR_LIMIT")) throw error;
    refused.push(error.message);
    return undefined;
  }
}

/** Validators divide in floating point, where the grammar is exact: of such numbers they are no judges. */
const isInexact = (schema: unknown, value: unknown): boolean =>
  JSON.stringify(schema).includes("multipleOf") && /e[+-]?\d/.test(JSON.stringify(value));

/** What all judges say of a value; `disputed` where they differ, nothing where one of them comes to no end. */
function agreement(verdicts: readonly Verdict[], value: unknown): boolean | "disputed" | undefined {
  const said = new Set(verdicts.map((verdict) => verdict(value)));
  if (said.has(undefined)) return undefined;
  return said.size > 1 ? "disputed" : said.has(true);
}

/** The verdicts of all judges; nothing for a schema that one of them does not take. */
async function verdictsOn(schema: unknown, judges: readonly SchemaJudge[]): Promise<readonly Verdict[] | undefined> {
  const verdicts: Verdict[] = [];
  for (const { judge } of judges) {
    const verdict = await judge(schema);
    if (verdict === undefined) return undefined;
    verdicts.push(verdict);
  }
  return verdicts;
}

/**
 * Compares grammars with validators on random schemas and values. Where the validators differ, nobody is right or wrong:
 * such values are counted and left out.
 */
export async function schemaDifferential(
  judges: readonly SchemaJudge[],
  { schemas, values, seed, first = 0 }: DifferentialOptions,
): Promise<SchemaDifferential> {
  const found = { schemas: 0, notTaken: 0, valid: 0, invalid: 0, disputed: 0, listed: 0 };
  const wrongAccept: string[] = [];
  const wrongReject: string[] = [];
  const refused: string[] = [];
  for (let index = first; index < first + schemas; index++) {
    const random = seededRandom(seed + index);
    const schema = randomSchema(random, {
      combinators: index % 2 === 1,
      unevaluated: index % 4 === 3,
      references: index % 3 === 2,
    });
    const verdicts = await verdictsOn(schema, judges);
    if (verdicts === undefined) {
      found.notTaken++;
      continue;
    }
    let accepts: (text: string) => boolean;
    let isExact: boolean;
    try {
      const { grammar, leftToValidation } = grammarFromJsonSchema(schema);
      accepts = acceptorOf(grammar);
      isExact = leftToValidation.length === 0;
    } catch (error) {
      if (!MazeError.is(error)) throw error;
      refused.push(error.message);
      continue;
    }
    found.schemas++;
    if (!isExact) found.listed++;
    for (let count = 0; count < values; count++) {
      const value = inRandomOrder(randomValue(random, 3), random);
      const plain = spelled(value, random, false);
      const valid = agreement(verdicts, value);
      if (valid === undefined) continue;
      if (valid === "disputed" || isInexact(schema, value)) {
        found.disputed++;
        continue;
      }
      const accepted = withinLimits(() => accepts(plain), refused);
      if (accepted === undefined) break;
      found[valid ? "valid" : "invalid"]++;
      const both = `${JSON.stringify(schema)} ${plain}`;
      if (valid && !accepted) wrongReject.push(both);
      if (!valid && accepted && isExact) wrongAccept.push(both);
    }
  }
  return { ...found, wrongAccept, wrongReject, refused };
}
