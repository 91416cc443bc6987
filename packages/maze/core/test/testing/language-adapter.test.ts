import { LANGUAGE_CAPABILITIES, MazeError, type LanguageAdapter, type LanguageFacts } from "../../src/index.ts";
import {
  createFakeLanguageAdapter,
  describeLanguageAdapterConformance,
  languageAdapterConformance,
  sampleFailure,
  type LanguageAdapterSubject,
} from "../../src/testing/index.ts";
import { proveSuite, type Break } from "../support/prove-suite.ts";

const text = [
  'import clock from "clock"',
  "/// Doubles a number.",
  "export fn double(x: number): number;",
  "fn größe(text: string): number { text.length }",
  'test "doubles" calls double',
  "",
].join("\n");

const makeSubject = (): LanguageAdapterSubject => ({
  adapter: createFakeLanguageAdapter(),
  sample: { path: "src/a.toy", text },
  broken: { path: "src/b.toy", text: "fn half(x: number): number;\nfn (\n" },
});

describeLanguageAdapterConformance(makeSubject);

const replaced =
  (change: Partial<LanguageAdapter>): Break<LanguageAdapterSubject> =>
  (subject) => ({ ...subject, adapter: { ...subject.adapter, ...change } });

const reading =
  (
    change: (facts: LanguageFacts, file: { path: string; text: string }) => Partial<LanguageFacts>,
  ): Break<LanguageAdapterSubject> =>
  (subject) => {
    const read: LanguageAdapter["read"] = (file) => {
      const facts = subject.adapter.read(file);
      return { ...facts, ...change(facts, file) };
    };
    return { ...subject, adapter: { ...subject.adapter, read } };
  };

/** Places as they would be in the text with `\n` and without a mark. */
const countingIn =
  (textOf: (text: string) => string): Break<LanguageAdapterSubject> =>
  (subject) =>
    replaced({ read: (file) => subject.adapter.read({ path: file.path, text: textOf(file.text) }) })(subject);

let calls = 0;

proveSuite("LanguageAdapter", {
  checks: languageAdapterConformance,
  makeSubject,
  broken: {
    "is written for version v1 of its interface": replaced({ specVersion: "v2" as "v1" }),
    "has an id in kebab case": replaced({ id: "toy language" }),
    "names its language, its extensions with the dot, and capabilities that there are": [
      replaced({ language: "" }),
      replaced({ extensions: ["toy"] }),
      replaced({ extensions: [".ts"] }),
      replaced({ capabilities: ["declarations", "magic" as "types"] }),
      replaced({ capabilities: ["types", "types"] }),
    ],
    "reads facts that fit their schema": [
      reading(() => ({ symbols: [] })),
      reading(() => ({ diagnostics: sampleFailure().diagnostics })),
      reading(({ holes }) => ({ holes: holes.map((hole) => ({ ...hole, form: "empty" as "empty-body" })) })),
    ],
    "shows in the sample what its capabilities promise, and nothing that they lack": [
      replaced({ capabilities: ["declarations"] }),
      replaced({ capabilities: LANGUAGE_CAPABILITIES }),
      reading(() => ({ tests: [] })),
      reading(({ symbols }) => ({ symbols: symbols.map((symbol) => ({ ...symbol, container: "src/a.toy#It" })) })),
    ],
    "gives nothing that its capabilities lack for a broken file either": reading(({ symbols }, { path }) => ({
      symbols: symbols.map((symbol) => (path === "src/b.toy" ? { ...symbol, container: "src/b.toy#It" } : symbol)),
    })),
    "can be prepared again, and twice at the same time": (subject) => {
      let prepared = 0;
      const prepare = (): Promise<void> =>
        prepared++ === 0 ? Promise.resolve() : Promise.reject(new Error("prepared already"));
      return replaced({ prepare })(subject);
    },
    "counts style under the name of its language, from what there is": [
      reading(() => ({ style: { language: "other" } })),
      reading(() => ({ style: { language: "toy", indent: { value: 2, confidence: 1, observations: 0 } } })),
    ],
    "names the file in every fact, at places that are in its text": [
      reading(({ imports }) => ({ imports: imports.map((it) => ({ ...it, file: "other.toy" })) })),
      reading(({ holes }) => ({
        holes: holes.map((hole) => ({ ...hole, body: { ...hole.body, to: { line: 1, column: 1 } } })),
      })),
      reading(({ symbols }) => ({
        symbols: symbols.map((symbol) => ({ ...symbol, span: { ...symbol.span, end: 100_000 } })),
      })),
    ],
    "gives every symbol an id of its own, which begins with the file": [
      reading(({ symbols }) => ({ symbols: symbols.map((symbol) => ({ ...symbol, id: "src/a.toy#same" })) })),
      reading(({ symbols }) => ({ symbols: symbols.map((symbol) => ({ ...symbol, id: symbol.name })) })),
    ],
    "keeps the body of a hole inside its declaration": reading(({ holes, imports: [first] }) => ({
      holes: holes.map((hole) => ({ ...hole, body: first?.span ?? hole.body })),
    })),
    "reads the same facts again": reading(({ tests }) => ({ tests: calls++ === 0 ? tests : [] })),
    "reads the same names with CRLF line breaks and with a byte order mark, at the right places": [
      countingIn((it) => it.replaceAll("\r\n", "\n")),
      countingIn((it) => it.replace("\ufeff", "")),
      reading((facts, file) => (file.text.includes("\r") ? { holes: [] } : facts)),
    ],
    "answers a syntax error with an error among its findings": [
      reading(() => ({ diagnostics: [] })),
      reading(({ diagnostics }) => ({ diagnostics: diagnostics.map((it) => ({ ...it, severity: "hint" })) })),
    ],
    "reads what is no program without throwing": (subject) =>
      replaced({
        read: (file) => {
          if (file.text === "") throw new MazeError({ code: "MAZE_CORE_NONCONFORMING", message: "empty file" });
          return subject.adapter.read(file);
        },
      })(subject),
  },
});
