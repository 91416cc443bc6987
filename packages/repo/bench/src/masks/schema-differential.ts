import { MazeError } from "@maze/core";
import { compileGrammar, createMatcher } from "@maze/grammar";
import { grammarFromJsonSchema } from "@maze/grammar/schema";
import { inRandomOrder, randomSchema, randomValue, spelled } from "@maze/grammar/testing";
import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { seededRandom } from "./seeded-random.ts";

/** How grammars of schemas compare with a validator on generated values. */
export interface SchemaDifferential {
  readonly schemas: number;
  readonly valid: number;
  readonly invalid: number;
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

/** What a validator says of values, if anything: it has no end on a schema that refers to itself. */
type Validates = (value: unknown) => boolean | undefined;

/** The validator of a schema; none for a schema that it does not take. */
function validatorOf(schema: unknown): Validates | undefined {
  const ajv = new Ajv2020({ strict: false, allErrors: false });
  addFormats.default(ajv);
  try {
    const validate = ajv.compile(schema as object);
    return (value) => {
      try {
        return validate(value);
      } catch (error) {
        if (error instanceof RangeError) return undefined;
        throw error;
      }
    };
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return undefined;
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

/**
 * Whether the validator departs from the specification: what an `if` that fails has evaluated stays evaluated for it,
 * where there is a `then` and the `if` has keywords of what is unevaluated itself.
 */
export function isMisjudged(schema: unknown): boolean {
  if (typeof schema !== "object" || schema === null) return false;
  const { if: condition } = schema as { readonly if?: unknown };
  if (condition !== undefined && JSON.stringify(condition).includes('"unevaluated')) return true;
  return Object.values(schema).some(isMisjudged);
}

/** Whether the validator divides in floating point, where the grammar is exact. */
const isInexact = (schema: unknown, value: unknown): boolean =>
  JSON.stringify(schema).includes("multipleOf") && /e[+-]?\d/.test(JSON.stringify(value));

/** Compares grammar and validator on random schemas with random values. */
export function schemaDifferential({ schemas, values, seed, first = 0 }: DifferentialOptions): SchemaDifferential {
  const found = { schemas: 0, valid: 0, invalid: 0, listed: 0 };
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
    const validates = validatorOf(schema);
    if (validates === undefined || isMisjudged(schema)) continue;
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
      if (isInexact(schema, value)) continue;
      const plain = spelled(value, random, false);
      const valid = validates(value);
      if (valid === undefined) continue;
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
