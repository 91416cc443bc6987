import { z } from "zod";
import type { OperationContext } from "./progress.ts";
import { diagnosticSchema, type Diagnostic } from "./diagnostic.ts";
import {
  oracleSignatureSchema,
  oracleTypeSchema,
  oracleValueSchema,
  type OracleSignature,
  type OracleText,
  type OracleType,
  type OracleValue,
  type TypeOracle,
} from "./type-oracle.ts";

/** A place in a text that stands in for a file: characters from its start. */
export interface OraclePlace extends OracleText {
  readonly offset: number;
}

/** What may be written at a place. */
export interface OracleCompletions {
  /** `member` after a dot, else `name`. */
  readonly kind: "member" | "name";
  /** The part of a name that stands before the place already. */
  readonly typed: string;
  /** The type before the dot. */
  readonly receiver?: OracleType | undefined;
  /** The type that the place asks for, where it asks for one. */
  readonly expected?: OracleType | undefined;
  readonly values: readonly OracleValue[];
}

/** Schema of `OracleCompletions`. */
export const oracleCompletionsSchema: z.ZodType<OracleCompletions> = z.object({
  kind: z.enum(["member", "name"]),
  typed: z.string(),
  receiver: oracleTypeSchema.optional(),
  expected: oracleTypeSchema.optional(),
  values: z.array(oracleValueSchema),
});

/** Where a name in scope comes from. */
export const SCOPE_ORIGINS = ["parameter", "local", "top-level", "import", "global"] as const;
/** Where a name in scope comes from. */
export type ScopeOrigin = (typeof SCOPE_ORIGINS)[number];

/** A value that a place can name, with its type there: narrowed by the code around it. */
export interface OracleName {
  readonly name: string;
  readonly origin: ScopeOrigin;
  readonly type: OracleType;
}

/** Schema of `OracleName`. */
export const oracleNameSchema: z.ZodType<OracleName> = z.object({
  name: z.string().min(1),
  origin: z.enum(SCOPE_ORIGINS),
  type: oracleTypeSchema,
});

/** How a type can be called and constructed. */
export interface OracleCallables {
  readonly calls: readonly OracleSignature[];
  readonly constructs: readonly OracleSignature[];
}

/** Schema of `OracleCallables`. */
export const oracleCallablesSchema: z.ZodType<OracleCallables> = z.object({
  calls: z.array(oracleSignatureSchema),
  constructs: z.array(oracleSignatureSchema),
});

/** A name that a text needs from a module. */
export interface OracleImport {
  readonly name: string;
  /** A specifier that the file can import: `./clock.js`, `date-fns`. */
  readonly module: string;
  readonly isTypeOnly: boolean;
}

/** Schema of `OracleImport`. */
export const oracleImportSchema: z.ZodType<OracleImport> = z.object({
  name: z.string().min(1),
  module: z.string().min(1),
  isTypeOnly: z.boolean(),
});

/** A type as source, and what a file has to import before it can say so. */
export interface PrintedType {
  readonly text: string;
  readonly imports: readonly OracleImport[];
}

/** Schema of `PrintedType`. */
export const printedTypeSchema: z.ZodType<PrintedType> = z.object({
  text: z.string().min(1),
  imports: z.array(oracleImportSchema),
});

/** Why a finding about unfinished code is no error yet. */
export const OBLIGATION_REASONS = [
  /** The name may be declared further down, or the type hangs on one that may. */
  "declared-later",
  /** It is a signature whose implementation may follow. */
  "implemented-later",
  /** The variable gets its type by what is assigned to it further down. */
  "type-from-later-code",
  /** The function may still return. */
  "returns-later",
  /** What is declared may be used further down. */
  "used-later",
  /** It is about a class that goes on. */
  "unfinished-class",
] as const;
/** Why a finding about unfinished code is no error yet. */
export type ObligationReason = (typeof OBLIGATION_REASONS)[number];

/** A finding that what follows can still make right. */
export interface PrefixObligation {
  readonly reason: ObligationReason;
  readonly finding: Diagnostic;
}

/** What can be said about code that is not finished. */
export interface PrefixCheck {
  /** Up to where statements are complete; what follows was not judged. */
  readonly judged: number;
  /** Errors that no continuation can take back. */
  readonly errors: readonly Diagnostic[];
  /** What a continuation has to make right. */
  readonly obligations: readonly PrefixObligation[];
}

/** Schema of `PrefixCheck`. */
export const prefixCheckSchema: z.ZodType<PrefixCheck> = z.object({
  judged: z.int().nonnegative(),
  errors: z.array(diagnosticSchema),
  obligations: z.array(z.object({ reason: z.enum(OBLIGATION_REASONS), finding: diagnosticSchema })),
});

/** A name in a file, where it begins, and what it means: the file and node of the first declaration, `src/a.ts#12`. */
export interface OracleReference {
  readonly name: string;
  readonly offset: number;
  readonly declaration: string;
  /** Where that declaration is an import, or an export of it under another name: what it stands for, through all files. */
  readonly target?: string | undefined;
}

/** Schema of `OracleReference`. */
export const oracleReferenceSchema: z.ZodType<OracleReference> = z.object({
  name: z.string().min(1),
  offset: z.int().nonnegative(),
  declaration: z.string().min(1),
  target: z.string().min(1).optional(),
});

/** How the compiler is doing. */
export interface OracleHealth {
  /** Such as `typescript 7.0.2 (api)`. */
  readonly engine: string;
  /** The compiler's process, where it runs. */
  readonly process?: number | undefined;
  /** Megabytes of memory of the compiler's process, where that can be read. */
  readonly memoryMb?: number | undefined;
  /** How often the compiler was started again: after it failed, was stopped, or needed more memory than allowed. */
  readonly restarts: number;
}

/** Schema of `OracleHealth`. */
export const oracleHealthSchema: z.ZodType<OracleHealth> = z.object({
  engine: z.string().min(1),
  process: z.int().positive().optional(),
  memoryMb: z.number().nonnegative().optional(),
  restarts: z.int().nonnegative(),
});

/**
 * A type oracle that also answers about places in code that is being written. It is an interface of its own, so that an
 * oracle without it stays one. Everything that `TypeOracle` says about batches, errors and cancellation holds here too.
 * A type of a place may name what only that text declares; it has `text` and `term`, and can be given back where it
 * can be written elsewhere.
 */
export interface CodeOracle extends TypeOracle {
  /** What may be written at each place. */
  completionsAt(places: readonly OraclePlace[], context?: OperationContext): Promise<OracleCompletions[]>;
  /** The type that each place asks for; `undefined` where it asks for none. */
  expectedTypesAt(places: readonly OraclePlace[], context?: OperationContext): Promise<(OracleType | undefined)[]>;
  /** The values that each place can name; globals only where they are asked for. */
  namesAt(
    places: readonly OraclePlace[],
    options?: { readonly globals?: boolean },
    context?: OperationContext,
  ): Promise<OracleName[][]>;
  /** Call and construct signatures of each type. */
  callablesOf(types: readonly OracleType[], context?: OperationContext): Promise<OracleCallables[]>;
  /** The types of expressions at the end of a file, such as `identity<string>` or `new Map([["a", 1]])`. */
  typesOfExpressions(
    expressions: readonly string[],
    fromFile: string,
    context?: OperationContext,
  ): Promise<OracleType[]>;
  /** Each type as source that is valid in a file, with the imports it needs there. */
  printTypes(types: readonly OracleType[], inFile: string, context?: OperationContext): Promise<PrintedType[]>;
  /** What can be said of each unfinished text up to its last complete statement. */
  checkPrefixes(prefixes: readonly OracleText[], context?: OperationContext): Promise<PrefixCheck[]>;
  /** What every name in each file means. */
  referencesIn(files: readonly string[], context?: OperationContext): Promise<OracleReference[][]>;
  /** How the compiler is doing; it is not started for this. */
  health(): Promise<OracleHealth>;
}

/** Whether an oracle also answers about places. */
export function isCodeOracle(oracle: TypeOracle): oracle is CodeOracle {
  return "completionsAt" in oracle && "checkPrefixes" in oracle && "health" in oracle;
}
