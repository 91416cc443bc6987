import {
  createTextIndex,
  diagnosticSchema,
  hasErrors,
  oracleDescriptionSchema,
  oracleFunctionSchema,
  oracleTypeSchema,
  oracleValueSchema,
  type OperationContext,
  type OracleText,
  type OracleType,
  type TypeOracle,
} from "../../index.ts";
import { implementationChecks } from "../common-checks.ts";
import {
  describeConformance,
  type ConformanceCheck,
  type ConformanceOptions,
  type ConformanceSubject,
  type MakeSubject,
} from "../conformance.ts";
import { ensure, ensureAborts, ensureEqual, ensureFits, ensureRejects, ensureWorks, fail } from "../ensure.ts";

/** What the suite of `TypeOracle` examines. */
export interface TypeOracleSubject extends ConformanceSubject {
  readonly oracle: TypeOracle;
  /** A file of the project, relative to it, in which at least one value stands at the top level. */
  readonly file: string;
  /** Two top-level functions of that file. */
  readonly functions: readonly [string, string];
  /** A text in place of a file without findings, and one with at least one error that has a span. */
  readonly right: OracleText;
  readonly wrong: OracleText;
  /** A module that the file could import, and the name of a value that it exports. */
  readonly module: string;
  readonly exported: string;
}

async function resolved(subject: TypeOracleSubject, ...texts: string[]): Promise<OracleType[]> {
  return subject.oracle.resolveTypes(texts, subject.file);
}

/** The two types that the checks work with. */
async function stringAndNumber(subject: TypeOracleSubject): Promise<[OracleType, OracleType]> {
  const [string, number] = await resolved(subject, "string", "number");
  if (string === undefined || number === undefined) return fail("string and number should resolve to two types");
  return [string, number];
}

/** Every method with a question that has an answer. */
function questions(
  subject: TypeOracleSubject,
  types: readonly OracleType[],
): Readonly<Record<string, (context?: OperationContext) => Promise<unknown>>> {
  const { oracle, file, functions, right, module } = subject;
  const pairs = types.map((type) => ({ source: type, target: type }));
  return {
    diagnostics: (context) => oracle.diagnostics([right], context),
    functions: (context) => oracle.functions(file, functions, undefined, context),
    exportsOf: (context) => oracle.exportsOf(module, file, context),
    scopeOf: (context) => oracle.scopeOf(file, context),
    membersOf: (context) => oracle.membersOf(types, context),
    areAssignable: (context) => oracle.areAssignable(pairs, context),
    resolveTypes: (context) => oracle.resolveTypes(["string"], file, context),
  };
}

/** The rules of `TypeOracle`, each with its check. */
export const typeOracleConformance: readonly ConformanceCheck<TypeOracleSubject>[] = [
  ...implementationChecks<TypeOracleSubject>(({ oracle }) => oracle),
  {
    name: "describes itself",
    check: async ({ oracle }) => {
      ensureFits(oracleDescriptionSchema, await oracle.describe(), "the description");
    },
  },
  {
    name: "gives the findings of each text, in the order of the texts",
    check: async ({ oracle, right, wrong }) => {
      const [first, second, third, ...others] = await oracle.diagnostics([wrong, right, wrong]);
      ensureEqual(others, [], "answers beyond the texts");
      ensure(first !== undefined && hasErrors(first), "the wrong text, first, should have an error");
      ensureEqual(second, [], "the findings of the right text, second");
      ensureEqual(third, first, "the findings of the wrong text, third");
    },
  },
  {
    name: "gives findings that fit their schema, at places of the text asked about",
    check: async ({ oracle, wrong }) => {
      const [found = []] = await oracle.diagnostics([wrong]);
      const index = createTextIndex(wrong.text);
      let places = 0;
      for (const diagnostic of found) {
        ensureFits(diagnosticSchema, diagnostic, "the finding");
        if (diagnostic.span === undefined || diagnostic.file !== wrong.file) continue;
        places++;
        const { start, end } = diagnostic.span;
        ensure(end <= wrong.text.length, `the span of ${diagnostic.code} leaves the text`);
        ensureEqual(diagnostic.span, index.spanOf(start, end), `the span of ${diagnostic.code}`);
      }
      ensure(places > 0, `no finding has a place in ${wrong.file}`);
    },
  },
  {
    name: "forgets a text once it has answered",
    check: async ({ oracle, file, right, wrong }) => {
      const names = async (): Promise<string[]> => (await oracle.scopeOf(file)).map(({ name }) => name);
      const before = await names();
      await oracle.diagnostics([{ file, text: wrong.text }]);
      ensureEqual(await names(), before, "the scope of the file after a text in its place");
      ensureEqual(await oracle.diagnostics([right]), [[]], "the findings of the right text after the wrong one");
    },
  },
  {
    name: "gives functions in the order of their names",
    check: async ({ oracle, file, functions }) => {
      for (const names of [functions, functions.toReversed()]) {
        const found = await oracle.functions(file, names);
        for (const each of found) ensureFits(oracleFunctionSchema, each, "the function");
        ensureEqual(
          found.map(({ name }) => name),
          [...names],
          "the functions",
        );
      }
    },
  },
  {
    name: "gives the exports of a module",
    check: async ({ oracle, module, exported, file }) => {
      const values = await oracle.exportsOf(module, file);
      for (const value of values) ensureFits(oracleValueSchema, value, `the export ${value.name}`);
      ensure(
        values.some(({ name }) => name === exported),
        `${exported} is missing from the exports of ${module}`,
      );
    },
  },
  {
    name: "gives the values in scope",
    check: async ({ oracle, file }) => {
      const values = await oracle.scopeOf(file);
      ensure(values.length > 0, `no value stands at the top level of ${file}`);
      for (const value of values) ensureFits(oracleValueSchema, value, `the value ${value.name}`);
    },
  },
  {
    name: "resolves types in the order of their texts, with one key for each type",
    check: async (subject) => {
      const types = await resolved(subject, "number", "string", "number");
      for (const type of types) ensureFits(oracleTypeSchema, type, "the type");
      ensureEqual(
        types.map(({ text }) => text),
        ["number", "string", "number"],
        "the resolved types",
      );
      const [first, second, third] = types.map(({ key }) => key);
      ensureEqual(third, first, "the key of the same type again");
      ensure(first !== second, "two types have one key");
    },
  },
  {
    name: "gives the members of each type, in the order of the types",
    check: async (subject) => {
      const [string, number] = await stringAndNumber(subject);
      const answers = await subject.oracle.membersOf([number, string, number]);
      for (const member of answers.flat()) ensureFits(oracleValueSchema, member, `the member ${member.name}`);
      const has = (name: string): boolean[] => answers.map((members) => members.some((it) => it.name === name));
      ensureEqual(has("toFixed"), [true, false, true], "toFixed among the members of number, string, number");
      ensureEqual(has("trim"), [false, true, false], "trim among the members of number, string, number");
    },
  },
  {
    name: "tells for each pair whether the source is assignable, in the order of the pairs",
    check: async (subject) => {
      const [string, number] = await stringAndNumber(subject);
      const answers = await subject.oracle.areAssignable([
        { source: string, target: number },
        { source: string, target: string },
        { source: number, target: string },
      ]);
      ensureEqual(answers, [false, true, false], "string to number, string to string, number to string");
    },
  },
  {
    name: "answers an empty batch with an empty answer",
    check: async ({ oracle, file }) => {
      const answers = [
        await oracle.diagnostics([]),
        await oracle.functions(file, []),
        await oracle.membersOf([]),
        await oracle.areAssignable([]),
        await oracle.resolveTypes([], file),
      ];
      ensureEqual(answers, [[], [], [], [], []], "the answers to empty batches");
    },
  },
  {
    name: "rejects with a MazeError for a name that does not exist",
    check: async ({ oracle, file }) => {
      await ensureRejects(() => oracle.functions(file, ["noSuchFunction"]), "an unknown function");
      await ensureRejects(() => oracle.functions("no/such/file.ts", ["x"]), "a function of an unknown file");
      await ensureRejects(() => oracle.exportsOf("no-such-module", file), "an unknown module");
      await ensureRejects(() => oracle.scopeOf("no/such/file.ts"), "an unknown file");
    },
  },
  {
    name: "answers questions at once as it answers them one by one",
    check: async (subject) => {
      const asked = questions(subject, await stringAndNumber(subject));
      const alone: unknown[] = [];
      for (const ask of Object.values(asked)) alone.push(await ask());
      const together = await Promise.all(Object.values(asked).map((ask) => ask()));
      // Fields of the oracle's own may differ; what the interface names may not.
      ensureEqual(JSON.parse(JSON.stringify(together)), JSON.parse(JSON.stringify(alone)), "the answers at once");
    },
  },
  {
    name: "rejects with MAZE_CORE_ABORTED when a question is cancelled, and answers the next",
    check: async (subject) => {
      const asked = questions(subject, await stringAndNumber(subject));
      for (const [method, ask] of Object.entries(asked)) {
        await ensureAborts(() => ask({ signal: AbortSignal.abort() }), `cancelled ${method}`);
      }
      ensureEqual((await resolved(subject, "string")).length, 1, "the answers after cancelled questions");
    },
  },
  {
    name: "closes twice without harm, and refuses to answer afterwards",
    check: async (subject) => {
      const asked = questions(subject, await stringAndNumber(subject));
      await ensureWorks(() => subject.oracle.close(), "closing");
      await ensureWorks(() => subject.oracle.close(), "closing again");
      for (const [method, ask] of Object.entries(asked)) await ensureRejects(() => ask(), `${method} after close`);
    },
  },
];

/** Declares the tests of `typeOracleConformance` for an oracle; the subject's `dispose` should close it. */
export function describeTypeOracleConformance(
  makeSubject: MakeSubject<TypeOracleSubject>,
  options?: ConformanceOptions,
): void {
  describeConformance("TypeOracle", typeOracleConformance, makeSubject, options);
}
