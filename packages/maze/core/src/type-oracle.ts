import { z } from "zod";
import type { Diagnostic } from "./diagnostic.ts";
import type { OperationContext } from "./progress.ts";
import type { Implementation } from "./registry.ts";
import { signatureTermSchema, typeTermSchema, type SignatureTerm, type TypeTerm } from "./type-term.ts";
import { docCommentSchema, type DocComment } from "./symbol-record.ts";

/**
 * A type that the oracle knows. `key` is equal for identical types within one oracle; `text` is the type as source. An
 * oracle may add fields of its own; a type is given back to the oracle it came from, and to no other.
 */
export interface OracleType {
  readonly key: string;
  readonly text: string;
  readonly term: TypeTerm;
}

/** Schema of `OracleType`; fields of the oracle's own are left out of what is parsed. */
export const oracleTypeSchema: z.ZodType<OracleType> = z.object({
  key: z.string().min(1),
  text: z.string().min(1),
  term: typeTermSchema,
});

/** A call signature whose type parameters are replaced by their constraints, so that every type is closed. */
export interface OracleSignature {
  readonly parameters: readonly { name: string; type: OracleType; optional: boolean; rest: boolean }[];
  readonly returns: OracleType;
  /** The signature before its type parameters were replaced. */
  readonly declared: SignatureTerm;
}

/** Schema of `OracleSignature`. */
export const oracleSignatureSchema: z.ZodType<OracleSignature> = z.object({
  parameters: z.array(z.object({ name: z.string(), type: oracleTypeSchema, optional: z.boolean(), rest: z.boolean() })),
  returns: oracleTypeSchema,
  declared: signatureTermSchema,
});

/** A value that code may name: its name, type, call signatures and documentation. */
export interface OracleValue {
  readonly name: string;
  readonly type: OracleType;
  readonly signatures: readonly OracleSignature[];
  readonly doc?: DocComment | undefined;
  /** True where a property or parameter may be absent. */
  readonly optional?: boolean | undefined;
  /** True for a member that cannot be read from outside, or is marked `@deprecated`. */
  readonly hidden?: boolean | undefined;
}

/** Schema of `OracleValue`. */
export const oracleValueSchema: z.ZodType<OracleValue> = z.object({
  name: z.string().min(1),
  type: oracleTypeSchema,
  signatures: z.array(oracleSignatureSchema),
  doc: docCommentSchema.optional(),
  optional: z.boolean().optional(),
  hidden: z.boolean().optional(),
});

/** A text in place of a file, or of a file that does not exist yet; nothing is written. Path relative to the project. */
export interface OracleText {
  readonly file: string;
  readonly text: string;
}

/** The parameters and result of one declared function, as the compiler resolves them. */
export interface OracleFunction {
  readonly name: string;
  readonly signature: OracleSignature;
  readonly doc?: DocComment | undefined;
}

/** Schema of `OracleFunction`. */
export const oracleFunctionSchema: z.ZodType<OracleFunction> = z.object({
  name: z.string().min(1),
  signature: oracleSignatureSchema,
  doc: docCommentSchema.optional(),
});

/** Facts about the compiler that answers. */
export interface OracleDescription {
  /** Such as `typescript 7.0.2 (api)`. */
  readonly engine: string;
  /** The tsconfig in force, relative to the project; absent where built-in defaults are used. */
  readonly configFile?: string | undefined;
  readonly fileCount: number;
}

/** Schema of `OracleDescription`. */
export const oracleDescriptionSchema: z.ZodType<OracleDescription> = z.object({
  engine: z.string().min(1),
  configFile: z.string().optional(),
  fileCount: z.int().nonnegative(),
});

/**
 * Answers type questions about code that does not exist yet, with the compiler's own checker. Every method takes a batch
 * and answers in the same order. A method rejects with a `MazeError` when the question itself is wrong (a file or name
 * that does not exist) or the oracle is closed; a type error in the text asked about is an answer, not an error. A method
 * whose signal is aborted rejects with MAZE_CORE_ABORTED and leaves the oracle usable.
 */
export interface TypeOracle extends Implementation {
  describe(): Promise<OracleDescription>;
  /** Syntactic and semantic findings of each text in its place in the project. */
  diagnostics(texts: readonly OracleText[], context?: OperationContext): Promise<Diagnostic[][]>;
  /** Top-level functions of a file by name; `text` may stand in for the file's content. */
  functions(
    file: string,
    names: readonly string[],
    text?: string,
    context?: OperationContext,
  ): Promise<OracleFunction[]>;
  /** Values that a module exports, seen from a file of the project. `module` is a specifier such as `date-fns` or `./clock.ts`. */
  exportsOf(module: string, fromFile: string, context?: OperationContext): Promise<OracleValue[]>;
  /** Values (not types) that stand at the top level of a file: its imports and declarations. */
  scopeOf(file: string, context?: OperationContext): Promise<OracleValue[]>;
  /** Readable properties and methods of each type. */
  membersOf(types: readonly OracleType[], context?: OperationContext): Promise<OracleValue[][]>;
  /** Whether each source type is assignable to its target. */
  areAssignable(
    pairs: readonly { source: OracleType; target: OracleType }[],
    context?: OperationContext,
  ): Promise<boolean[]>;
  /** The types that type expressions denote at the top level of a file, such as `readonly Date[]`. */
  resolveTypes(texts: readonly string[], fromFile: string, context?: OperationContext): Promise<OracleType[]>;
  /** Stops the compiler process. Calling it twice is harmless. */
  close(): Promise<void>;
}
