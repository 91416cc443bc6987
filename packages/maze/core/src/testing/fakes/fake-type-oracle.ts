import {
  canonicalJson,
  MazeError,
  PRIMITIVE_NAMES,
  printTypeTerm,
  throwIfAborted,
  type Diagnostic,
  type DocComment,
  type OperationContext,
  type OracleSignature,
  type OracleText,
  type OracleType,
  type OracleValue,
  type SignatureTerm,
  type TypeOracle,
  type TypeTerm,
} from "../../index.ts";
import { isAssignable } from "./fake-assignability.ts";
import { promiseOf } from "./promise-of.ts";

/** A value of the fake world, by its type as data. */
export interface FakeValue {
  name: string;
  type: TypeTerm;
  /** Without it, the signature of a function type. */
  signatures?: readonly SignatureTerm[];
  doc?: DocComment;
  optional?: boolean;
  hidden?: boolean;
}

/** The world of a fake oracle. */
export interface FakeTypeOracleOptions {
  id?: string;
  /** Files of the project: their top-level functions by name, and the values at their top level. */
  files?: Readonly<
    Record<string, { functions?: Readonly<Record<string, SignatureTerm>>; scope?: readonly FakeValue[] }>
  >;
  /** Exported values by module. */
  modules?: Readonly<Record<string, readonly FakeValue[]>>;
  /** Members by the text of their type. */
  members?: Readonly<Record<string, readonly FakeValue[]>>;
  /** Types by the text that names them, besides the primitive ones. */
  types?: Readonly<Record<string, TypeTerm>>;
  /** Pairs of type texts, source first, that are assignable besides what structure tells. */
  assignable?: readonly (readonly [source: string, target: string])[];
  /** What the compiler would find in a text. */
  diagnose?: (text: OracleText) => Diagnostic[];
}

/**
 * A type oracle over a world that is given as data. It knows unions, literals and the special types; everything else is
 * assignable to itself, or by the table.
 *
 * @example
 * ```ts
 * import { createFakeTypeOracle } from "@maze/core/testing";
 * const oracle = createFakeTypeOracle({ files: { "a.ts": {} } });
 * const [text, number] = await oracle.resolveTypes(["string", "number"], "a.ts");
 * text?.term; // => { kind: "primitive", name: "string" }
 * text && number && (await oracle.areAssignable([{ source: text, target: number }])); // => [false]
 * ```
 */
export function createFakeTypeOracle(options: FakeTypeOracleOptions = {}): TypeOracle {
  const { files = {}, modules = {}, members = {}, types = {}, assignable = [], diagnose = () => [] } = options;
  let isClosed = false;
  const answer = <Result>(context: OperationContext | undefined, act: () => Result): Promise<Result> =>
    promiseOf(() => {
      throwIfAborted(context?.signal);
      if (isClosed) throw unprepared("MAZE_CORE_CLOSED", "the fake oracle is closed");
      return act();
    });
  const fileNamed = (file: string): (typeof files)[string] => known(files, file, "file");

  return {
    specVersion: "v1",
    id: options.id ?? "fake",
    describe: () => answer(undefined, () => ({ engine: "fake 1", fileCount: Object.keys(files).length })),
    diagnostics: (texts, context) => answer(context, () => texts.map((text) => diagnose(text))),
    functions: (file, names, _text, context) =>
      answer(context, () => {
        const { functions = {} } = fileNamed(file);
        return names.map((name) => ({
          name,
          signature: oracleSignature(known(functions, name, `function of ${file}`)),
        }));
      }),
    exportsOf: (module, fromFile, context) =>
      answer(context, () => {
        fileNamed(fromFile);
        return known(modules, module, "module").map(oracleValue);
      }),
    scopeOf: (file, context) => answer(context, () => (fileNamed(file).scope ?? []).map(oracleValue)),
    membersOf: (asked, context) =>
      answer(context, () =>
        asked.map(({ text }) => (Object.hasOwn(members, text) ? (members[text] ?? []) : []).map(oracleValue)),
      ),
    areAssignable: (pairs, context) =>
      answer(context, () => pairs.map(({ source, target }) => isAssignable(source.term, target.term, assignable))),
    resolveTypes: (texts, fromFile, context) =>
      answer(context, () => {
        fileNamed(fromFile);
        return texts.map((text) => oracleType(termNamed(text, types)));
      }),
    close: () => {
      isClosed = true;
      return Promise.resolve();
    },
  };
}

function termNamed(text: string, types: Readonly<Record<string, TypeTerm>>): TypeTerm {
  const primitive = PRIMITIVE_NAMES.find((name) => name === text);
  return primitive === undefined ? known(types, text, "type") : { kind: "primitive", name: primitive };
}

function oracleType(term: TypeTerm): OracleType {
  return { key: canonicalJson(term), text: printTypeTerm(term), term };
}

function oracleSignature(declared: SignatureTerm): OracleSignature {
  return {
    parameters: declared.parameters.map((parameter) => ({ ...parameter, type: oracleType(parameter.type) })),
    returns: oracleType(declared.returns),
    declared,
  };
}

function oracleValue({ type, signatures, ...value }: FakeValue): OracleValue {
  const declared = signatures ?? (type.kind === "function" ? [type.signature] : []);
  return { ...value, type: oracleType(type), signatures: declared.map(oracleSignature) };
}

function known<Value>(table: Readonly<Record<string, Value>>, name: string, what: string): Value {
  const value = Object.hasOwn(table, name) ? table[name] : undefined;
  if (value === undefined) throw unprepared("MAZE_CORE_FAKE_UNPREPARED", `the fake oracle knows no ${what} ${name}`);
  return value;
}

function unprepared(code: "MAZE_CORE_CLOSED" | "MAZE_CORE_FAKE_UNPREPARED", message: string): MazeError {
  return new MazeError({ code, message, hint: "Give the fake what it is asked for, while it is open." });
}
