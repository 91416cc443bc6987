import type ts from "typescript";

/** The module of the compiler, with what it has but does not declare. */
export type Compiler = typeof ts & {
  getTouchingPropertyName(file: ts.SourceFile, position: number): ts.Node;
  matchFiles(
    path: string,
    extensions: readonly string[] | undefined,
    excludes: readonly string[] | undefined,
    includes: readonly string[] | undefined,
    useCaseSensitiveFileNames: boolean,
    currentDirectory: string,
    depth: number | undefined,
    getEntries: (path: string) => { files: readonly string[]; directories: readonly string[] },
    realpath: (path: string) => string,
  ): string[];
};

/** The checker, with what it has but does not declare. */
export type Checker = ts.TypeChecker & {
  resolveName(
    name: string,
    location: ts.Node | undefined,
    meaning: number,
    excludeGlobals: boolean,
  ): ts.Symbol | undefined;
  getParameterType(signature: ts.Signature, index: number): ts.Type;
};

/** A symbol, with what it has but does not declare. */
export type SymbolOf6 = ts.Symbol & { readonly id?: number; readonly parent?: ts.Symbol; checkFlags?: number };

/** Any type, with the fields of the kinds of types. */
export interface TypeOf6 extends ts.Type {
  readonly id: number;
  readonly objectFlags?: number;
  readonly intrinsicName?: string;
  readonly value?: string | number | ts.PseudoBigInt;
  readonly target?: TypeOf6;
  readonly elementFlags?: readonly number[];
  readonly fixedLength?: number;
  readonly readonly?: boolean;
  readonly localTypeParameters?: readonly TypeOf6[];
  readonly isThisType?: boolean;
  readonly types?: readonly TypeOf6[];
  readonly texts?: readonly string[];
  readonly type?: TypeOf6;
}
