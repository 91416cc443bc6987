import {
  createTextIndex,
  hasErrors,
  languageCapabilitySchema,
  languageFactsSchema,
  LANGUAGE_CAPABILITIES,
  type LanguageAdapter,
  type LanguageCapability,
  type LanguageFacts,
  type Span,
  type StyleProfile,
} from "../../index.ts";
import { implementationChecks } from "../common-checks.ts";
import {
  describeConformance,
  type ConformanceCheck,
  type ConformanceOptions,
  type ConformanceSubject,
  type MakeSubject,
} from "../conformance.ts";
import { ensure, ensureEqual, ensureFits } from "../ensure.ts";

interface SourceFile {
  readonly path: string;
  readonly text: string;
}

/** What the suite of `LanguageAdapter` examines. */
export interface LanguageAdapterSubject extends ConformanceSubject {
  readonly adapter: LanguageAdapter;
  /** A file without syntax errors, with `\n` line breaks, that shows every capability of the adapter. */
  readonly sample: SourceFile;
  /** A file with a syntax error. */
  readonly broken: SourceFile;
}

/** Texts that are no program. */
const hostile = ["", "\ufeff", "\n\n\n", "\0\u0001\u0002", "\ud800", "(".repeat(2000), "/*", '"', "`${", "\r", "é🦊"];

/** Every place that the facts name, with the name of the fact. */
function placesOf(facts: LanguageFacts): [what: string, file: string, span: Span][] {
  return [
    ...facts.symbols.map(({ id, file, span }): [string, string, Span] => [`symbol ${id}`, file, span]),
    ...facts.imports.map(({ module, file, span }): [string, string, Span] => [`import of ${module}`, file, span]),
    ...facts.tests.map(({ name, file, span }): [string, string, Span] => [`test ${name}`, file, span]),
    ...facts.holes.flatMap(({ id, file, declaration, body }): [string, string, Span][] => [
      [`declaration of ${id}`, file, declaration],
      [`body of ${id}`, file, body],
    ]),
    ...facts.diagnostics.flatMap(({ code, file, span }): [string, string, Span][] =>
      span === undefined || file === undefined ? [] : [[`finding ${code}`, file, span]],
    ),
  ];
}

/** What the facts say without places: it does not change with line breaks. */
function namesOf({ symbols, imports, tests, holes }: LanguageFacts): unknown {
  return {
    symbols: symbols.map(({ id, kind, exported }) => [id, kind, exported]),
    imports: imports.map(({ module, bindings }) => [module, bindings]),
    tests: tests.map(({ name, calls }) => [name, calls]),
    holes: holes.map(({ id, form, parameters, returnType }) => [id, form, parameters, returnType]),
  };
}

/** What the facts show. There is no place for `references` in them, so nobody can show or claim that. */
function capabilitiesIn({ symbols, imports, tests, holes, style }: LanguageFacts): Set<LanguageCapability> {
  const shown: Record<LanguageCapability, boolean> = {
    declarations: symbols.length > 0,
    members: symbols.some(({ container }) => container !== undefined),
    types: symbols.some(({ type, signatures }) => type !== undefined || signatures.length > 0),
    imports: imports.length > 0,
    references: false,
    tests: tests.length > 0,
    style: style !== undefined && habitsOf(style).length > 0,
    docs: [...symbols, ...holes].some(({ doc }) => doc !== undefined),
    holes: holes.length > 0,
  };
  return new Set(LANGUAGE_CAPABILITIES.filter((capability) => shown[capability]));
}

/** The habits that a style counts, those within `naming` too. */
function habitsOf({ naming, quotes, semicolons, indent, lineBreak, trailingCommas, lineWidth }: StyleProfile): {
  readonly observations: number;
}[] {
  const habits = [quotes, semicolons, indent, lineBreak, trailingCommas, lineWidth, ...Object.values(naming ?? {})];
  return habits.filter((habit) => habit !== undefined);
}

/** The facts of a file, by an adapter that is ready to read. */
async function factsOf(adapter: LanguageAdapter, file: SourceFile): Promise<LanguageFacts> {
  await adapter.prepare?.();
  return adapter.read(file);
}

function ensurePlaces(file: SourceFile, facts: LanguageFacts): void {
  const index = createTextIndex(file.text);
  for (const [what, path, span] of placesOf(facts)) {
    ensureEqual(path, file.path, `the file of ${what}`);
    ensure(span.end <= file.text.length, `the span of ${what} leaves the text`);
    ensureEqual(span, index.spanOf(span.start, span.end), `the span of ${what}`);
  }
}

/** The rules of `LanguageAdapter`, each with its check. */
export const languageAdapterConformance: readonly ConformanceCheck<LanguageAdapterSubject>[] = [
  ...implementationChecks<LanguageAdapterSubject>(({ adapter }) => adapter),
  {
    name: "names its language, its extensions with the dot, and capabilities that there are",
    check: ({ adapter: { language, extensions, capabilities }, sample }) => {
      ensure(language !== "", "the language has no name");
      for (const extension of extensions) ensure(/^\.[^./\\]/.test(extension), `${extension} is not an extension`);
      ensure(
        extensions.some((extension) => sample.path.endsWith(extension)),
        "no extension fits the sample",
      );
      for (const capability of capabilities) ensureFits(languageCapabilitySchema, capability, "the capability");
      ensureEqual(new Set(capabilities).size, capabilities.length, "the number of distinct capabilities");
    },
  },
  {
    name: "reads facts that fit their schema",
    check: async ({ adapter, sample }) => {
      const facts = await factsOf(adapter, sample);
      ensureFits(languageFactsSchema, facts, "the facts");
      ensure(facts.symbols.length > 0, "the sample has no symbol");
      ensure(!hasErrors(facts.diagnostics), "the sample has errors", { diagnostics: facts.diagnostics });
    },
  },
  {
    name: "shows in the sample what its capabilities promise, and nothing that they lack",
    check: async ({ adapter, sample }) => {
      const capabilities = new Set(adapter.capabilities);
      const shown = capabilitiesIn(await factsOf(adapter, sample));
      for (const capability of LANGUAGE_CAPABILITIES) {
        ensureEqual(shown.has(capability), capabilities.has(capability), `whether the sample shows ${capability}`);
      }
    },
  },
  {
    name: "gives nothing that its capabilities lack for a broken file either",
    check: async ({ adapter, broken }) => {
      for (const capability of capabilitiesIn(await factsOf(adapter, broken)))
        ensure(adapter.capabilities.includes(capability), `the broken file shows ${capability}, which is not claimed`);
    },
  },
  {
    name: "can be prepared again, and twice at the same time",
    check: async ({ adapter, sample }) => {
      const facts = await factsOf(adapter, sample);
      const again = Promise.all([adapter.prepare?.(), adapter.prepare?.()]);
      await again.catch((cause: unknown) => {
        ensure(false, `a further call of prepare fails: ${String(cause)}`);
      });
      ensureEqual(adapter.read(sample), facts, "the facts afterwards");
    },
  },
  {
    name: "counts style under the name of its language, from what there is",
    check: async ({ adapter, sample }) => {
      const { style } = await factsOf(adapter, sample);
      if (style === undefined) return;
      ensureEqual(style.language, adapter.language, "the language of the style");
      for (const { observations } of habitsOf(style)) ensure(observations > 0, "a habit was counted from nothing");
    },
  },
  {
    name: "names the file in every fact, at places that are in its text",
    check: async ({ adapter, sample }) => {
      ensurePlaces(sample, await factsOf(adapter, sample));
    },
  },
  {
    name: "gives every symbol an id of its own, which begins with the file",
    check: async ({ adapter, sample }) => {
      const ids = (await factsOf(adapter, sample)).symbols.map(({ id }) => id);
      for (const id of ids) ensure(id.startsWith(`${sample.path}#`), `${id} does not begin with ${sample.path}#`);
      ensureEqual(new Set(ids).size, ids.length, "the number of distinct ids");
    },
  },
  {
    name: "keeps the body of a hole inside its declaration",
    check: async ({ adapter, sample }) => {
      for (const { id, declaration, body } of (await factsOf(adapter, sample)).holes) {
        const isInside = declaration.start <= body.start && body.end <= declaration.end;
        ensure(isInside, `the body of ${id} is not inside its declaration`);
      }
    },
  },
  {
    name: "reads the same facts again",
    check: async ({ adapter, sample, broken }) => {
      const facts = await factsOf(adapter, sample);
      await factsOf(adapter, broken);
      ensureEqual(await factsOf(adapter, sample), facts, "the facts of the second time");
    },
  },
  {
    name: "reads the same names with CRLF line breaks and with a byte order mark, at the right places",
    check: async ({ adapter, sample }) => {
      const names = namesOf(await factsOf(adapter, sample));
      for (const text of [sample.text.replaceAll("\n", "\r\n"), `\ufeff${sample.text}`]) {
        const file = { path: sample.path, text };
        const facts = await factsOf(adapter, file);
        ensureEqual(namesOf(facts), names, "the names");
        ensurePlaces(file, facts);
      }
    },
  },
  {
    name: "answers a syntax error with an error among its findings",
    check: async ({ adapter, broken }) => {
      const facts = await factsOf(adapter, broken);
      ensureFits(languageFactsSchema, facts, "the facts of a broken file");
      ensure(hasErrors(facts.diagnostics), "a broken file has no error");
      ensurePlaces(broken, facts);
    },
  },
  {
    name: "reads what is no program without throwing",
    check: async ({ adapter, sample: { path } }) => {
      for (const text of hostile) {
        const facts = await factsOf(adapter, { path, text });
        ensureFits(languageFactsSchema, facts, `the facts of ${JSON.stringify(text.slice(0, 20))}`);
        ensurePlaces({ path, text }, facts);
      }
    },
  },
];

/** Declares the tests of `languageAdapterConformance` for an adapter. */
export function describeLanguageAdapterConformance(
  makeSubject: MakeSubject<LanguageAdapterSubject>,
  options?: ConformanceOptions,
): void {
  describeConformance("LanguageAdapter", languageAdapterConformance, makeSubject, options);
}
