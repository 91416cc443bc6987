import { pathToFileURL } from "node:url";
import { createRequire } from "node:module";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";

/** What a validator says of a value; undefined where it comes to no end. */
export type Verdict = (value: unknown) => boolean | undefined;

/** A validator of schemas of draft 2020-12. */
export interface SchemaJudge {
  readonly name: string;
  /** The verdicts on values of a schema; undefined for a schema that the validator does not take. */
  readonly judge: (schema: unknown) => Promise<Verdict | undefined>;
}

/** A schema that refers to itself without a step into the value has no end. */
const ending =
  (validate: (value: unknown) => boolean): Verdict =>
  (value) => {
    try {
      return validate(value);
    } catch (error) {
      if (error instanceof RangeError) return undefined;
      throw error;
    }
  };

/** The validator that most programs in JavaScript use. */
export const ajvJudge: SchemaJudge = {
  name: "ajv 8.20.0",
  judge: (schema) => {
    const ajv = new Ajv2020({ strict: false, allErrors: false });
    addFormats.default(ajv);
    try {
      return Promise.resolve(ending(ajv.compile(schema as object)));
    } catch (error) {
      if (!(error instanceof Error)) throw error;
      return Promise.resolve(undefined);
    }
  },
};

/** A validator that follows the specification, annotations included. */
export const hyperjump = { name: "@hyperjump/json-schema", version: "1.18.0" } as const;

interface Hyperjump {
  registerSchema(schema: unknown, uri: string, dialect: string): void;
  unregisterSchema(uri: string): void;
  setShouldValidateFormat(should: boolean): void;
  validate(uri: string): Promise<(value: unknown) => { readonly valid: boolean }>;
}

/** The second validator, from the folder of modules where it was installed. */
export async function loadHyperjump(modules: string): Promise<SchemaJudge> {
  const { resolve } = createRequire(join(modules, "index.js"));
  const load = (entry: string): Promise<unknown> => import(pathToFileURL(resolve(`${hyperjump.name}/${entry}`)).href);
  await load("formats");
  const library = (await load("draft-2020-12")) as Hyperjump;
  library.setShouldValidateFormat(true);
  let count = 0;
  return {
    name: `${hyperjump.name} ${hyperjump.version}`,
    judge: async (schema) => {
      const uri = `https://schemas.example/${String(count++)}`;
      try {
        library.registerSchema(schema, uri, "https://json-schema.org/draft/2020-12/schema");
        const validate = await library.validate(uri);
        return ending((value) => validate(value).valid);
      } catch (error) {
        if (!(error instanceof Error)) throw error;
        return undefined;
      } finally {
        library.unregisterSchema(uri);
      }
    },
  };
}
