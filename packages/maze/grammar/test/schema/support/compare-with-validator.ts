import { seededRandom } from "../../../src/index.ts";
import { MazeError } from "@maze/core";
import { compileSchema, validatorOf } from "./judge.ts";
import { inRandomOrder, randomSchema, randomValue, spelled } from "../../../src/testing/index.ts";
import type { SchemaShape } from "../../../src/testing/index.ts";

/** What a comparison found. */
export interface Comparison {
  wrongAccepts: string[];
  wrongRejects: string[];
  judged: number;
  valid: number;
  /** Schemas that are refused with an error that says why. */
  refused: number;
  /** Schemas that leave something to validation; only their wrong rejects are counted. */
  listed: number;
}

/** Compares grammars of random schemas with a validator, on random values in random spellings. */
export function compareWithValidator(shape: SchemaShape, seeds: Iterable<number>, valuesEach: number): Comparison {
  const found: Comparison = { wrongAccepts: [], wrongRejects: [], judged: 0, valid: 0, refused: 0, listed: 0 };
  for (const seed of seeds) {
    const random = seededRandom(seed);
    const schema = randomSchema(random, shape);
    const written = JSON.stringify(schema);
    // Division of doubles is no judge of multiples of large numbers.
    const hasMultiple = written.includes("multipleOf");
    const hasConstants = /"(?:const|enum)"/.test(written);
    const compiled = tryCompile(schema);
    if (compiled === undefined) {
      found.refused++;
      continue;
    }
    const isValid = validatorOf(schema);
    if (compiled.leftToValidation.length > 0) found.listed++;
    for (let count = 0; count < valuesEach; count++) {
      const value = inRandomOrder(randomValue(random, 3), random);
      const plain = JSON.stringify(value);
      if (hasMultiple && /\de/.test(plain)) continue;
      const valid = verdictOf(isValid, value);
      if (valid === undefined) continue;
      const text = spelled(value, random, !hasConstants);
      found.judged++;
      if (valid) found.valid++;
      if (valid && !compiled.accepts(plain))
        found.wrongRejects.push(`seed ${String(seed)}: ${written} refuses ${plain}`);
      if (!valid && compiled.leftToValidation.length === 0 && compiled.accepts(text)) {
        found.wrongAccepts.push(`seed ${String(seed)}: ${written} lets ${text} through`);
      }
      const rejectsSpelling = valid && !compiled.accepts(spelled(value, random, false));
      if (rejectsSpelling)
        found.wrongRejects.push(`seed ${String(seed)}: ${written} refuses ${plain} with white space`);
    }
  }
  return found;
}

/** What the validator says, if anything: it has no end on a schema that refers to itself without going into the value. */
function verdictOf(isValid: (value: unknown) => boolean, value: unknown): boolean | undefined {
  try {
    return isValid(value);
  } catch (error) {
    if (error instanceof RangeError && /call stack/.test(error.message)) return undefined;
    throw error;
  }
}

function tryCompile(schema: unknown): ReturnType<typeof compileSchema> | undefined {
  try {
    return compileSchema(schema);
  } catch (error) {
    if (MazeError.is(error, "MAZE_GRAMMAR_UNSUPPORTED") || MazeError.is(error, "MAZE_GRAMMAR_LIMIT")) return undefined;
    throw error;
  }
}
