import type { Diagnostic, OracleText, SignatureTerm, TypeOracle } from "../../src/index.ts";
import { parameter, primitiveType, signature, toMazeError } from "../../src/index.ts";
import {
  createFakeTypeOracle,
  describeTypeOracleConformance,
  spanIn,
  typeOracleConformance,
  type FakeValue,
  type TypeOracleSubject,
} from "../../src/testing/index.ts";
import { proveSuite, type Break } from "../support/prove-suite.ts";

const number = primitiveType("number");
const string = primitiveType("string");
const double: SignatureTerm = signature([parameter("x", number)], number);
const method = (name: string, returns = string): FakeValue => ({
  name,
  type: { kind: "function", signature: signature([], returns) },
});

/** Finds every `!` of a text. */
function diagnose({ file, text }: OracleText): Diagnostic[] {
  if (!text.includes("!")) return [];
  return [{ source: "fake", severity: "error", code: "F1", message: "no !", file, span: spanIn(text, "!") }];
}

const file = "src/double.ts";

const makeSubject = (): TypeOracleSubject => ({
  oracle: createFakeTypeOracle({
    files: { [file]: { functions: { double, half: double }, scope: [{ name: "limit", type: number }] } },
    modules: { "date-fns": [method("format")] },
    members: { string: [method("trim")], number: [method("toFixed")] },
    diagnose,
  }),
  file,
  functions: ["double", "half"],
  right: { file: "src/new.ts", text: "const a = 1;\n" },
  wrong: { file: "src/new.ts", text: "const a = 1;\nconst b = a!;\n" },
  module: "date-fns",
  exported: "format",
});

describeTypeOracleConformance(makeSubject);

/** The oracle with some of its methods replaced; what is not replaced still is bound to the oracle. */
const replaced =
  (change: (oracle: TypeOracle) => Partial<TypeOracle>): Break<TypeOracleSubject> =>
  (subject) => ({ ...subject, oracle: { ...subject.oracle, ...change(subject.oracle) } });

const findings = (
  change: (found: Diagnostic[][], texts: readonly OracleText[]) => Diagnostic[][],
): Break<TypeOracleSubject> =>
  replaced((oracle) => ({
    diagnostics: async (texts, context) => change(await oracle.diagnostics(texts, context), texts),
  }));

const inEachFinding = (change: (diagnostic: Diagnostic) => Diagnostic): Break<TypeOracleSubject> =>
  findings((found) => found.map((each) => each.map(change)));

const resolving = (
  change: (key: string, i: number) => Partial<Record<"key" | "text", string>>,
): Break<TypeOracleSubject> =>
  replaced((oracle) => ({
    resolveTypes: async (...of) =>
      (await oracle.resolveTypes(...of)).map((type, i) => ({ ...type, ...change(type.key, i) })),
  }));

const withoutSignal: readonly Break<TypeOracleSubject>[] = [
  replaced((oracle) => ({ diagnostics: (texts) => oracle.diagnostics(texts) })),
  replaced((oracle) => ({ functions: (of, names, text) => oracle.functions(of, names, text) })),
  replaced((oracle) => ({ exportsOf: (module, from) => oracle.exportsOf(module, from) })),
  replaced((oracle) => ({ scopeOf: (of) => oracle.scopeOf(of) })),
  replaced((oracle) => ({ membersOf: (types) => oracle.membersOf(types) })),
  replaced((oracle) => ({ areAssignable: (pairs) => oracle.areAssignable(pairs) })),
  replaced((oracle) => ({ resolveTypes: (texts, from) => oracle.resolveTypes(texts, from) })),
];

let running = 0;

proveSuite("TypeOracle", {
  checks: typeOracleConformance,
  makeSubject,
  broken: {
    "is written for version v1 of its interface": replaced(() => ({ specVersion: "v2" as "v1" })),
    "has an id in kebab case": replaced(() => ({ id: "TypeScript 7" })),
    "describes itself": replaced(() => ({ describe: () => Promise.resolve({ engine: "", fileCount: 1 }) })),
    "gives the findings of each text, in the order of the texts": [
      findings((found) => found.toReversed().map((each, i) => (i === 0 ? [] : each))),
      findings((found) => found.map(() => [])),
      findings((found) => [...found, []]),
    ],
    "gives findings that fit their schema, at places of the text asked about": [
      inEachFinding(({ span: _, ...found }) => found),
      inEachFinding((found) => ({ ...found, severity: "fatal" as "error" })),
      inEachFinding((found) => ({ ...found, file: "/project/src/new.ts" })),
      inEachFinding((found) => (found.span ? { ...found, span: { ...found.span, end: 999 } } : found)),
      inEachFinding((found) =>
        found.span ? { ...found, span: { ...found.span, from: { line: 1, column: 1 } } } : found,
      ),
    ],
    "forgets a text once it has answered": [
      (subject) => {
        let last: OracleText | undefined;
        return replaced((oracle) => ({
          diagnostics: (texts, context) => {
            last = texts.at(-1);
            return oracle.diagnostics(texts, context);
          },
          scopeOf: (of, context) => (last?.file === of ? Promise.resolve([]) : oracle.scopeOf(of, context)),
        }))(subject);
      },
      (subject) => {
        const seen: OracleText[] = [];
        return replaced((oracle) => ({
          diagnostics: (texts, context) => {
            seen.push(...texts);
            return oracle.diagnostics(
              texts.map(() => seen[0] ?? subject.right),
              context,
            );
          },
        }))(subject);
      },
    ],
    "gives functions in the order of their names": replaced((oracle) => ({
      functions: async (of, names) => oracle.functions(of, [...names].sort()),
    })),
    "gives the exports of a module": [
      replaced(() => ({ exportsOf: () => Promise.resolve([]) })),
      replaced((oracle) => ({
        exportsOf: async (...of) =>
          (await oracle.exportsOf(...of)).map(({ signatures: _, ...value }) => value as never),
      })),
    ],
    "gives the values in scope": replaced(() => ({ scopeOf: () => Promise.resolve([]) })),
    "resolves types in the order of their texts, with one key for each type": [
      resolving(() => ({ key: "same" })),
      resolving((key, i) => ({ key: `${key}${String(i)}` })),
      resolving(() => ({ text: "string" })),
      replaced((oracle) => ({ resolveTypes: (texts, from) => oracle.resolveTypes([...texts].sort(), from) })),
    ],
    "gives the members of each type, in the order of the types": replaced((oracle) => ({
      membersOf: async (types, context) =>
        (await oracle.membersOf(types, context)).map((_, i, all) => all[(i + 1) % 3] ?? []),
    })),
    "tells for each pair whether the source is assignable, in the order of the pairs": [
      replaced(() => ({ areAssignable: (pairs) => Promise.resolve(pairs.map(() => true)) })),
      replaced((oracle) => ({
        areAssignable: async (pairs, context) => (await oracle.areAssignable(pairs, context)).sort(),
      })),
    ],
    "answers an empty batch with an empty answer": [
      replaced(() => ({ areAssignable: () => Promise.resolve([true]) })),
      replaced((oracle) => ({
        functions: (of, names, text, context) =>
          oracle.functions(of, names.length === 0 ? ["double"] : names, text, context),
      })),
    ],
    "rejects with a MazeError for a name that does not exist": [
      replaced((oracle) => ({
        functions: (of, names) => oracle.functions(of, names).catch(() => []),
      })),
      replaced(() => ({ scopeOf: () => Promise.reject(new Error("no such file")) })),
      replaced((oracle) => ({ exportsOf: (...of) => oracle.exportsOf(...of).catch(() => []) })),
    ],
    "answers questions at once as it answers them one by one": replaced((oracle) => ({
      scopeOf: async (...of) => {
        const values = await oracle.scopeOf(...of);
        return running > 0 ? [] : values;
      },
      resolveTypes: async (...of) => {
        running++;
        await Promise.resolve();
        const types = await oracle.resolveTypes(...of);
        await Promise.resolve();
        running--;
        return types;
      },
      functions: async (...of) => {
        running++;
        const found = await oracle.functions(...of);
        await Promise.resolve();
        await Promise.resolve();
        running--;
        return found;
      },
    })),
    "rejects with MAZE_CORE_ABORTED when a question is cancelled, and answers the next": [
      ...withoutSignal,
      (subject) => {
        let isStopped = false;
        return replaced((oracle) => ({
          diagnostics: (texts, context) => {
            isStopped ||= context?.signal?.aborted === true;
            return oracle.diagnostics(texts, context);
          },
          resolveTypes: (...of) =>
            isStopped && of[2] === undefined ? Promise.resolve([]) : oracle.resolveTypes(...of),
        }))(subject);
      },
    ],
    "closes twice without harm, and refuses to answer afterwards": [
      replaced(() => ({ close: () => Promise.resolve() })),
      replaced((oracle) => {
        let isClosed = false;
        return {
          close: () => {
            if (isClosed) return Promise.reject(toMazeError("closed"));
            isClosed = true;
            return oracle.close();
          },
        };
      }),
    ],
  },
});
