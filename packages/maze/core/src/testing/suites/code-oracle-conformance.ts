import {
  oracleCallablesSchema,
  oracleCompletionsSchema,
  oracleHealthSchema,
  oracleNameSchema,
  oracleReferenceSchema,
  prefixCheckSchema,
  printedTypeSchema,
  type CodeOracle,
  type OperationContext,
  type OraclePlace,
  type OracleText,
  type OracleType,
  type ScopeOrigin,
} from "../../index.ts";
import {
  describeConformance,
  type ConformanceCheck,
  type ConformanceOptions,
  type ConformanceSubject,
  type MakeSubject,
} from "../conformance.ts";
import { ensure, ensureAborts, ensureEqual, ensureFits, ensureRejects, ensureWorks } from "../ensure.ts";

/** What the suite of `CodeOracle` examines, besides the suite of `TypeOracle`, which it has to pass too. */
export interface CodeOracleSubject extends ConformanceSubject {
  readonly oracle: CodeOracle;
  /** A file of the project. */
  readonly file: string;
  /** A place after a dot and the letter of a name, and the name of a member that can stand there. */
  readonly member: { readonly place: OraclePlace; readonly typed: string; readonly name: string };
  /** A place for an expression in a function, a value in scope there, and the text of the type that the place asks for. */
  readonly value: {
    readonly place: OraclePlace;
    readonly name: string;
    readonly origin: ScopeOrigin;
    readonly type: string;
    readonly expected: string;
  };
  /** A place that asks for no type. */
  readonly free: OraclePlace;
  /** The text of a type that can be called, and that of what it returns. */
  readonly callable: { readonly type: string; readonly returns: string };
  /** An expression, and the text of its type. */
  readonly expression: { readonly text: string; readonly type: string };
  /** Unfinished texts: one that can still become right, and one that cannot. */
  readonly sound: OracleText;
  readonly broken: OracleText;
  /** A name that stands at least twice in the file, with one meaning. */
  readonly repeated: string;
}

async function callableType({ oracle, file, callable }: CodeOracleSubject): Promise<OracleType[]> {
  return oracle.resolveTypes([callable.type], file);
}

/** Every method with a question that has an answer. */
function questions(
  { oracle, file, member, free, expression, sound }: CodeOracleSubject,
  types: readonly OracleType[],
): Readonly<Record<string, (context?: OperationContext) => Promise<unknown>>> {
  return {
    completionsAt: (context) => oracle.completionsAt([member.place], context),
    expectedTypesAt: (context) => oracle.expectedTypesAt([free], context),
    namesAt: (context) => oracle.namesAt([free], {}, context),
    callablesOf: (context) => oracle.callablesOf(types, context),
    typesOfExpressions: (context) => oracle.typesOfExpressions([expression.text], file, context),
    printTypes: (context) => oracle.printTypes(types, file, context),
    checkPrefixes: (context) => oracle.checkPrefixes([sound], context),
    referencesIn: (context) => oracle.referencesIn([file], context),
  };
}

/** The rules of `CodeOracle`, each with its check. */
export const codeOracleConformance: readonly ConformanceCheck<CodeOracleSubject>[] = [
  {
    name: "completes members after a dot, and says what was typed of the name",
    check: async ({ oracle, member }) => {
      const [found] = await oracle.completionsAt([member.place]);
      ensureFits(oracleCompletionsSchema, found, "the completions");
      ensureEqual([found?.kind, found?.typed], ["member", member.typed], "the kind and the typed part");
      ensure(found?.receiver !== undefined, "the receiver should have a type");
      ensure(
        found.values.some(({ name }) => name === member.name),
        `${member.name} is missing`,
      );
    },
  },
  {
    name: "completes names where no dot stands, with the type that is asked for",
    check: async ({ oracle, value }) => {
      const [found] = await oracle.completionsAt([value.place]);
      ensureFits(oracleCompletionsSchema, found, "the completions");
      ensureEqual([found?.kind, found?.expected?.text], ["name", value.expected], "the kind and the expected type");
      const named = found?.values.find(({ name }) => name === value.name);
      ensureEqual(named?.type.text, value.type, `the type of ${value.name}`);
    },
  },
  {
    name: "tells the types that places ask for, in the order of the places",
    check: async ({ oracle, value, free }) => {
      const found = await oracle.expectedTypesAt([free, value.place]);
      ensureEqual(
        found.map((type) => type?.text ?? null),
        [null, value.expected],
        "the expected types",
      );
    },
  },
  {
    name: "gives the names in scope with their origins, globals only where they are asked for",
    check: async ({ oracle, value }) => {
      const [found = []] = await oracle.namesAt([value.place]);
      for (const name of found) ensureFits(oracleNameSchema, name, `the name ${name.name}`);
      const named = found.find(({ name }) => name === value.name);
      ensureEqual([named?.origin, named?.type.text], [value.origin, value.type], `what ${value.name} is`);
      ensure(!found.some(({ origin }) => origin === "global"), "a global is among the names");
      const [all = []] = await oracle.namesAt([value.place], { globals: true });
      ensure(
        all.some(({ origin }) => origin === "global"),
        "no global is among all names",
      );
    },
  },
  {
    name: "gives call and construct signatures",
    check: async (subject) => {
      const [found] = await subject.oracle.callablesOf(await callableType(subject));
      ensureFits(oracleCallablesSchema, found, "the callables");
      ensureEqual(found?.calls[0]?.returns.text, subject.callable.returns, "what the first call returns");
      ensureEqual(found?.constructs, [], "the construct signatures");
    },
  },
  {
    name: "gives the types of expressions, and refuses what has none",
    check: async ({ oracle, file, expression }) => {
      const found = await oracle.typesOfExpressions([expression.text, expression.text], file);
      ensureEqual(
        found.map(({ text }) => text),
        [expression.type, expression.type],
        "the types of the expression, twice",
      );
      await ensureRejects(() => oracle.typesOfExpressions(["noSuchName"], file), "an expression of an unknown name");
    },
  },
  {
    name: "prints types that the file understands as the same type",
    check: async (subject) => {
      const [type, ...others] = await callableType(subject);
      ensure(type !== undefined && others.length === 0, "one type should resolve to one type");
      const [printed] = await subject.oracle.printTypes([type], subject.file);
      ensureFits(printedTypeSchema, printed, "the printed type");
      const [again] = await subject.oracle.resolveTypes([printed?.text ?? "never"], subject.file);
      ensureEqual(again?.key, type.key, "the key of the printed type");
    },
  },
  {
    name: "finds an error that no continuation takes back, and none where there may be one that does",
    check: async ({ oracle, sound, broken }) => {
      const found = await oracle.checkPrefixes([broken, sound, broken]);
      for (const check of found) ensureFits(prefixCheckSchema, check, "the check of a prefix");
      ensureEqual(
        found.map(({ errors }) => errors.length > 0),
        [true, false, true],
        "whether the broken, the sound and the broken text have errors",
      );
      ensure((found[1]?.judged ?? Infinity) <= sound.text.length, "more was judged than there is");
    },
  },
  {
    name: "tells what names mean, the same for the same",
    check: async ({ oracle, file, repeated }) => {
      const [found = []] = await oracle.referencesIn([file]);
      for (const reference of found) ensureFits(oracleReferenceSchema, reference, "the reference");
      const same = found.filter(({ name }) => name === repeated);
      ensure(same.length >= 2, `${repeated} should stand at least twice`);
      ensureEqual(new Set(same.map(({ declaration }) => declaration)).size, 1, `the meanings of ${repeated}`);
      ensureEqual(new Set(same.map(({ offset }) => offset)).size, same.length, `the places of ${repeated}`);
    },
  },
  {
    name: "says how the compiler is doing",
    check: async ({ oracle }) => {
      const [health, { engine }] = [await oracle.health(), await oracle.describe()];
      ensureFits(oracleHealthSchema, health, "the health");
      ensureEqual(health.engine, engine, "the engine");
    },
  },
  {
    name: "answers an empty batch about code with an empty answer",
    check: async ({ oracle, file }) => {
      const answers = [
        await oracle.completionsAt([]),
        await oracle.expectedTypesAt([]),
        await oracle.namesAt([]),
        await oracle.callablesOf([]),
        await oracle.typesOfExpressions([], file),
        await oracle.printTypes([], file),
        await oracle.checkPrefixes([]),
        await oracle.referencesIn([]),
      ];
      ensureEqual(
        answers,
        answers.map(() => []),
        "the answers to empty batches",
      );
    },
  },
  {
    name: "rejects with MAZE_CORE_ABORTED when a question about code is cancelled, and answers the next",
    check: async (subject) => {
      const asked = questions(subject, await callableType(subject));
      for (const [method, ask] of Object.entries(asked)) {
        await ensureAborts(() => ask({ signal: AbortSignal.abort() }), `cancelled ${method}`);
        await ensureWorks(() => ask(), `${method} after it was cancelled`);
      }
    },
  },
  {
    name: "refuses to answer about code once it is closed",
    check: async (subject) => {
      const asked = questions(subject, await callableType(subject));
      await subject.oracle.close();
      for (const [method, ask] of Object.entries(asked)) await ensureRejects(() => ask(), `${method} after close`);
    },
  },
];

/** Declares the tests of `codeOracleConformance` for an oracle; the subject's `dispose` should close it. */
export function describeCodeOracleConformance(
  makeSubject: MakeSubject<CodeOracleSubject>,
  options?: ConformanceOptions,
): void {
  describeConformance("CodeOracle", codeOracleConformance, makeSubject, options);
}
