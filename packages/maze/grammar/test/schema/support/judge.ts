import { Ajv2020 } from "ajv/dist/2020.js";
import { MazeError } from "@maze/core";
import addFormats from "ajv-formats";
import { compileGrammar, createMatcher } from "../../../src/index.ts";
import { grammarFromJsonSchema } from "../../../src/schema/index.ts";
import type { JsonSchemaOptions, LeftToValidation } from "../../../src/schema/index.ts";

/** A schema, as a grammar. */
export interface CompiledSchema {
  accepts(text: string): boolean;
  readonly leftToValidation: readonly LeftToValidation[];
}

const encoder = new TextEncoder();

/** Compiles a schema to a matcher of texts. A grammar without a text accepts none. */
export function compileSchema(schema: unknown, options: JsonSchemaOptions = {}): CompiledSchema {
  const { grammar, leftToValidation } = grammarFromJsonSchema(schema, options);
  try {
    const matcher = createMatcher(compileGrammar(grammar));
    const accepts = (text: string): boolean => {
      const bytes = encoder.encode(text);
      matcher.reset();
      if (matcher.prefixLength(bytes) < bytes.length) return false;
      matcher.acceptBytes(bytes);
      return matcher.isAccepting();
    };
    return { accepts, leftToValidation };
  } catch (error) {
    if (!MazeError.is(error, "MAZE_GRAMMAR_DEAD")) throw error;
    return { accepts: () => false, leftToValidation };
  }
}

/** What a validator of draft 2020-12 says of values. */
export function validatorOf(schema: unknown): (value: unknown) => boolean {
  const ajv = new Ajv2020({ strict: false, allErrors: false });
  addFormats.default(ajv);
  const validate = ajv.compile(schema as object);
  return (value) => validate(value);
}
