import type { CodeOracle, OraclePlace, OracleType } from "../../src/index.ts";
import { primitiveType, signature } from "../../src/index.ts";
import {
  codeOracleConformance,
  createFakeCodeOracle,
  describeCodeOracleConformance,
  spanIn,
  type CodeOracleSubject,
} from "../../src/testing/index.ts";
import { proveSuite, type Break } from "../support/prove-suite.ts";

const file = "src/a.ts";
const string: OracleType = {
  key: '{"kind":"primitive","name":"string"}',
  text: "string",
  term: primitiveType("string"),
};
const number: OracleType = {
  key: '{"kind":"primitive","name":"number"}',
  text: "number",
  term: primitiveType("number"),
};
const member: OraclePlace = { file, text: "word.tr", offset: 7 };
const value: OraclePlace = { file, text: "const a: number = ", offset: 18 };
const free: OraclePlace = { file, text: "", offset: 0 };
const declaration = "src/a.ts#4";

const makeSubject = (): CodeOracleSubject => ({
  oracle: createFakeCodeOracle({
    files: { [file]: {} },
    types: { "() => number": { kind: "function", signature: signature([], primitiveType("number")) } },
    expressions: { "1 + 1": "number" },
    completionsAt(place) {
      if (place.text === member.text) {
        const trim = { name: "trim", type: string, signatures: [] };
        return { kind: "member", typed: "tr", receiver: string, values: [trim] };
      }
      if (place.text === "") return { kind: "name", typed: "", values: [] };
      return { kind: "name", typed: "", expected: number, values: [{ name: "limit", type: number, signatures: [] }] };
    },
    namesAt: () => [
      { name: "limit", origin: "local", type: number },
      { name: "parseInt", origin: "global", type: number },
    ],
    checkPrefix: ({ text }) => ({
      judged: text.length,
      errors: text.includes("!")
        ? [{ source: "fake", severity: "error", code: "F1", message: "no !", file, span: spanIn(text, "!") }]
        : [],
      obligations: [],
    }),
    references: {
      [file]: [
        { name: "limit", offset: 4, declaration },
        { name: "limit", offset: 20, declaration },
      ],
    },
  }),
  file,
  member: { place: member, typed: "tr", name: "trim" },
  value: { place: value, name: "limit", origin: "local", type: "number", expected: "number" },
  free,
  callable: { type: "() => number", returns: "number" },
  expression: { text: "1 + 1", type: "number" },
  sound: { file, text: "let a;" },
  broken: { file, text: "let a!;" },
  repeated: "limit",
});

describeCodeOracleConformance(makeSubject);

const replaced =
  (change: (oracle: CodeOracle) => Partial<CodeOracle>): Break<CodeOracleSubject> =>
  (subject) => ({ ...subject, oracle: { ...subject.oracle, ...change(subject.oracle) } });

proveSuite("CodeOracle", {
  checks: codeOracleConformance,
  makeSubject,
  broken: {
    "completes members after a dot, and says what was typed of the name": [
      replaced((oracle) => ({ completionsAt: () => oracle.completionsAt([value]) })),
      replaced((oracle) => ({
        completionsAt: async (...of) => (await oracle.completionsAt(...of)).map((found) => ({ ...found, typed: "" })),
      })),
      replaced((oracle) => ({
        completionsAt: async (...of) => (await oracle.completionsAt(...of)).map((found) => ({ ...found, values: [] })),
      })),
      replaced((oracle) => ({
        completionsAt: async (...of) => (await oracle.completionsAt(...of)).map(({ receiver: _, ...found }) => found),
      })),
    ],
    "completes names where no dot stands, with the type that is asked for": [
      replaced((oracle) => ({ completionsAt: () => oracle.completionsAt([member]) })),
      replaced((oracle) => ({
        completionsAt: async (...of) => (await oracle.completionsAt(...of)).map((found) => ({ ...found, values: [] })),
      })),
    ],
    "tells the types that places ask for, in the order of the places": replaced((oracle) => ({
      expectedTypesAt: async (places, context) => (await oracle.expectedTypesAt(places, context)).toReversed(),
    })),
    "gives the names in scope with their origins, globals only where they are asked for": [
      replaced((oracle) => ({ namesAt: (places) => oracle.namesAt(places, { globals: true }) })),
      replaced((oracle) => ({ namesAt: (places) => oracle.namesAt(places) })),
      replaced((oracle) => ({
        namesAt: async (...of) =>
          (await oracle.namesAt(...of)).map((names) => names.map((name) => ({ ...name, type: string }))),
      })),
    ],
    "gives call and construct signatures": [
      replaced(() => ({ callablesOf: (types) => Promise.resolve(types.map(() => ({ calls: [], constructs: [] }))) })),
      replaced((oracle) => ({
        callablesOf: async (...of) =>
          (await oracle.callablesOf(...of)).map(({ calls }) => ({ calls, constructs: calls })),
      })),
    ],
    "gives the types of expressions, and refuses what has none": [
      replaced(() => ({ typesOfExpressions: (asked) => Promise.resolve(asked.map(() => number)) })),
      replaced((oracle) => ({
        typesOfExpressions: async (...of) => (await oracle.typesOfExpressions(...of)).slice(1),
      })),
    ],
    "prints types that the file understands as the same type": [
      replaced(() => ({ printTypes: (types) => Promise.resolve(types.map(() => ({ text: "string", imports: [] }))) })),
      replaced(() => ({ printTypes: (types) => Promise.resolve(types.map(() => ({ text: "", imports: [] }))) })),
    ],
    "finds an error that no continuation takes back, and none where there may be one that does": [
      replaced((oracle) => ({ checkPrefixes: async (all) => (await oracle.checkPrefixes(all)).slice(0, 1) })),
      replaced((oracle) => ({
        checkPrefixes: async (...of) => (await oracle.checkPrefixes(...of)).map((check) => ({ ...check, judged: 999 })),
      })),
    ],
    "tells what names mean, the same for the same": [
      replaced(() => ({ referencesIn: (files) => Promise.resolve(files.map(() => [])) })),
      replaced((oracle) => ({
        referencesIn: async (...of) =>
          (await oracle.referencesIn(...of)).map((all) =>
            all.map((one) => ({ ...one, declaration: `${file}#${String(one.offset)}` })),
          ),
      })),
      replaced((oracle) => ({
        referencesIn: async (...of) =>
          (await oracle.referencesIn(...of)).map((all) => all.map((one) => ({ ...one, offset: 4 }))),
      })),
    ],
    "says how the compiler is doing": [
      replaced(() => ({ health: () => Promise.resolve({ engine: "another", restarts: 0 }) })),
      replaced(() => ({ health: () => Promise.resolve({ engine: "fake 1", restarts: -1 }) })),
    ],
    "answers an empty batch about code with an empty answer": replaced((oracle) => ({
      referencesIn: (files, context) => oracle.referencesIn(files.length === 0 ? [file] : files, context),
    })),
    "rejects with MAZE_CORE_ABORTED when a question about code is cancelled, and answers the next": [
      replaced((oracle) => ({ completionsAt: (places) => oracle.completionsAt(places) })),
      replaced((oracle) => ({ expectedTypesAt: (places) => oracle.expectedTypesAt(places) })),
      replaced((oracle) => ({ namesAt: (places, options) => oracle.namesAt(places, options) })),
      replaced((oracle) => ({ callablesOf: (types) => oracle.callablesOf(types) })),
      replaced((oracle) => ({ typesOfExpressions: (all, from) => oracle.typesOfExpressions(all, from) })),
      replaced((oracle) => ({ printTypes: (types, inFile) => oracle.printTypes(types, inFile) })),
      replaced((oracle) => ({ checkPrefixes: (all) => oracle.checkPrefixes(all) })),
      replaced((oracle) => ({ referencesIn: (files) => oracle.referencesIn(files) })),
    ],
    "refuses to answer about code once it is closed": replaced(() => ({ close: () => Promise.resolve() })),
  },
});
