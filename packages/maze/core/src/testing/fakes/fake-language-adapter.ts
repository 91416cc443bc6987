import {
  createTextIndex,
  PRIMITIVE_NAMES,
  type Diagnostic,
  type DocComment,
  type LanguageAdapter,
  type LanguageCapability,
  type LanguageFacts,
  type SignatureTerm,
  type Span,
  type TypeTerm,
} from "../../index.ts";

/** How a fake adapter is called. */
export interface FakeLanguageAdapterOptions {
  id?: string;
  language?: string;
  extensions?: readonly string[];
}

const capabilities: readonly LanguageCapability[] = ["declarations", "types", "imports", "tests", "docs", "holes"];

const FUNCTION = /^(export )?fn ([\p{L}_]+)\(([^()]*)\): (\S+?)(;| \{.*\})$/u;
const IMPORT = /^import (\S+) from "([^"]+)"$/;
const TEST = /^test "([^"]+)"(?: calls (\S+))?$/;
const DOC = /^\/\/\/ ?(.*)$/;

/**
 * An adapter for a language of four kinds of line, enough to index without a compiler:
 * `export fn name(a: number): string { … }` (a hole where `;` stands for the body), `import name from "module"`,
 * `test "name" calls name`, `/// documentation of the next function`. Any other line that is not empty is a syntax error.
 *
 * @example
 * ```ts
 * import { createFakeLanguageAdapter } from "@maze/core/testing";
 * const facts = createFakeLanguageAdapter().read({ path: "a.toy", text: "export fn half(x: number): number;\n" });
 * facts.holes.map((hole) => hole.id); // => ["a.toy#half"]
 * ```
 */
export function createFakeLanguageAdapter(options: FakeLanguageAdapterOptions = {}): LanguageAdapter {
  return {
    specVersion: "v1",
    id: options.id ?? "toy",
    language: options.language ?? "toy",
    extensions: options.extensions ?? [".toy"],
    capabilities,
    read: ({ path, text }) => readToy(path, text),
  };
}

function readToy(path: string, text: string): LanguageFacts {
  const facts: LanguageFacts = { symbols: [], imports: [], tests: [], holes: [], diagnostics: [] };
  const index = createTextIndex(text);
  const seen = new Set<string>();
  let doc: DocComment | undefined;
  for (let line = 1; line <= index.lineCount; line++) {
    const mark = line === 1 && text.startsWith("\ufeff") ? 1 : 0;
    const content = index.lineText(line).slice(mark);
    const start = index.offsetAt({ line, column: 1 }) + mark;
    const span = index.spanOf(start, start + content.length);
    const [docLine, imported, test, declared] = [DOC, IMPORT, TEST, FUNCTION].map((form) => form.exec(content));
    if (docLine) {
      doc = { summary: docLine[1] ?? "", examples: [], tags: [] };
      continue;
    }
    if (declared && !seen.has(declared[2] ?? "")) {
      seen.add(declared[2] ?? "");
      const bodyLength = (declared[5] ?? "").trimStart().length;
      addFunction(facts, { path, match: declared, span, body: index.spanOf(span.end - bodyLength, span.end), doc });
    } else if (imported) {
      const bindings = [{ imported: "default", local: imported[1] ?? "", typeOnly: false }];
      facts.imports.push({ file: path, module: imported[2] ?? "", bindings, typeOnly: false, span });
    } else if (test) {
      const calls = test[2] === undefined ? [] : [test[2]];
      facts.tests.push({ file: path, name: test[1] ?? "", runner: "toy", span, calls });
    } else if (content.trim() !== "") facts.diagnostics.push(syntaxError(path, content, span));
    doc = undefined;
  }
  return facts;
}

interface FoundFunction {
  readonly path: string;
  readonly match: RegExpExecArray;
  readonly span: Span;
  readonly body: Span;
  readonly doc: DocComment | undefined;
}

function addFunction(facts: LanguageFacts, { path, match, span, body, doc }: FoundFunction): void {
  const [, keyword, name = "", list = "", returnType = "", end] = match;
  const exported = keyword !== undefined;
  const parameters = list
    .split(",")
    .filter((part) => part.trim() !== "")
    .map((part) => part.split(":").map((piece) => piece.trim()))
    .map(([parameter = "", type = "unknown"]) => ({ name: parameter, type, optional: false, rest: false }));
  const signature: SignatureTerm = {
    typeParameters: [],
    parameters: parameters.map((parameter) => ({ ...parameter, type: typeNamed(parameter.type) })),
    returns: typeNamed(returnType),
  };
  const id = `${path}#${name}`;
  const common = { id, name, file: path, exported, ...(doc !== undefined && { doc }) };
  const exportedAs = exported ? [name] : [];
  const modifiers = exported ? ["export"] : [];
  facts.symbols.push({ ...common, kind: "function", span, exportedAs, modifiers, signatures: [signature] });
  if (end !== ";") return;
  const text = `(${list}): ${returnType}`;
  const hole = { declaration: span, body, signature: text, parameters, returnType, examples: [] };
  facts.holes.push({ ...common, ...hole, form: "declared-only" });
}

function typeNamed(text: string): TypeTerm {
  const primitive = PRIMITIVE_NAMES.find((name) => name === text);
  return primitive === undefined ? { kind: "reference", name: text, args: [] } : { kind: "primitive", name: primitive };
}

function syntaxError(file: string, content: string, span: Span): Diagnostic {
  return {
    source: "toy",
    severity: "error",
    code: "syntax",
    message: `not a line of this language: ${content}`,
    file,
    span,
  };
}
