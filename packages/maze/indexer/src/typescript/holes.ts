import type { Diagnostic, Example, TypedHole } from "@maze/core";
import type {
  ArrowFunctionExpression,
  Class,
  Directive,
  Function as FunctionNode,
  Node,
  ParamPattern,
  Statement,
} from "oxc-parser";
import { finding } from "../finding-codes.ts";
import { docBefore } from "./doc-comments.ts";
import { readDocExamples } from "./examples/doc-examples.ts";
import { readExports, type FileExports } from "./exports.ts";
import { missingBody } from "./missing-body.ts";
import { boundNames, memberName, unwrapped } from "./names.ts";
import type { SourceFile } from "./parse-source.ts";

/** A function that may be a hole, and the declaration around it. */
interface FoundFunction {
  readonly name: string;
  readonly node: FunctionNode | ArrowFunctionExpression;
  readonly start: number;
  readonly end: number;
  readonly exported: boolean;
}

/**
 * Functions, constant arrow functions and methods at the top level of a file that are declared with all their types and
 * lack their body. Overloaded functions and declarations that only describe code elsewhere are none.
 */
export function readHoles(file: SourceFile): { holes: TypedHole[]; diagnostics: Diagnostic[] } {
  const holes: TypedHole[] = [];
  const diagnostics: Diagnostic[] = [];
  if (file.isDeclarationFile) return { holes, diagnostics };
  for (const found of findFunctions(file)) {
    const form = missingBody(found.node, file.text);
    if (form === undefined || ("declare" in found.node && found.node.declare && !found.exported)) continue;
    const types = readTypes(file, found.node);
    const span = file.lines.spanOf(found.start, found.end);
    if (types === undefined) {
      const message = `${found.name} lacks its body, but not all of its types are written down`;
      diagnostics.push(finding({ code: "MAZE_INDEX_HOLE_UNTYPED", severity: "info", message, file: file.path, span }));
      continue;
    }
    const doc = docBefore(file, found.start);
    const examples: Example[] = [];
    for (const example of doc?.examples ?? []) {
      const read = readDocExamples(example.text, found.name, "doc");
      examples.push(...read.examples);
      for (const reason of read.unreadable) {
        const message = `an example of ${found.name} is left out: ${reason}`;
        const at = { file: file.path, span: example.span ?? span };
        diagnostics.push(finding({ code: "MAZE_INDEX_EXAMPLE_UNREADABLE", severity: "info", message, ...at }));
      }
    }
    holes.push({
      id: `${file.path}#${found.name}`,
      file: file.path,
      name: found.name,
      form,
      declaration: span,
      body: bodySpan(file, found.node),
      ...types,
      exported: found.exported,
      ...(doc === undefined ? {} : { doc }),
      examples,
    });
  }
  return { holes, diagnostics };
}

function* findFunctions(file: SourceFile): Generator<FoundFunction> {
  const exports = readExports(file);
  const { body } = file.program;
  const overloaded = overloadedNames(body);
  for (const statement of body) {
    const inline = statement.type === "ExportNamedDeclaration" || statement.type === "ExportDefaultDeclaration";
    const node: Node | null = inline ? statement.declaration : statement;
    if (node === null) continue;
    const { start, end } = statement;
    const isExported = (name: string): boolean => inline || exports.byLocalName.has(name);
    if (node.type === "FunctionDeclaration" || node.type === "TSDeclareFunction") {
      const name = node.id?.name;
      if (name !== undefined && !overloaded.has(name)) yield { name, node, start, end, exported: isExported(name) };
    } else if (node.type === "VariableDeclaration" && node.kind === "const") {
      for (const { id, init, ...own } of node.declarations) {
        const value = init === null ? undefined : unwrapped(init);
        if (
          id.type !== "Identifier" ||
          (value?.type !== "ArrowFunctionExpression" && value?.type !== "FunctionExpression")
        )
          continue;
        const span = node.declarations.length === 1 ? { start, end } : { start: own.start, end: own.end };
        yield { name: id.name, node: value, ...span, exported: isExported(id.name) };
      }
    } else if (node.type === "ClassDeclaration" && node.declare !== true)
      yield* findMethods(node, file, exports, inline);
  }
}

function* findMethods(
  node: Class,
  { text }: SourceFile,
  exports: FileExports,
  inline: boolean,
): Generator<FoundFunction> {
  const className = node.id?.name;
  if (className === undefined) return;
  const exported = inline || exports.byLocalName.has(className);
  const methods = node.body.body.flatMap((element) =>
    element.type === "MethodDefinition" &&
    element.kind === "method" &&
    !(element.computed && element.key.type !== "Literal")
      ? [{ element, key: `${String(element.static)} ${memberName(element.key, element.computed, text)}` }]
      : [],
  );
  for (const { element, key } of methods) {
    if (element.value.body === null || methods.filter((other) => other.key === key).length > 1) continue;
    const name = `${className}.${memberName(element.key, element.computed, text)}`;
    yield { name, node: element.value, start: element.start, end: element.end, exported };
  }
}

/** Names that several function declarations of one list share: overloads, with or without implementation. */
function overloadedNames(body: readonly (Directive | Statement)[]): ReadonlySet<string> {
  const count = new Map<string, number>();
  for (const statement of body) {
    const inline = statement.type === "ExportNamedDeclaration" || statement.type === "ExportDefaultDeclaration";
    const node: Node | null = inline ? statement.declaration : statement;
    if (node?.type !== "FunctionDeclaration" && node?.type !== "TSDeclareFunction") continue;
    if (node.id !== null) count.set(node.id.name, (count.get(node.id.name) ?? 0) + 1);
  }
  return new Set([...count].filter(([, times]) => times > 1).map(([name]) => name));
}

/** The block with its braces, or the `;` of a declaration: empty at its end where there is none. */
function bodySpan({ text, lines }: SourceFile, node: FunctionNode | ArrowFunctionExpression): TypedHole["body"] {
  if (node.body !== null) return lines.spanOf(node.body.start, node.body.end);
  return lines.spanOf(text.charAt(node.end - 1) === ";" ? node.end - 1 : node.end, node.end);
}

/** Signature, parameters and result as source text; `undefined` where a type is not written down. */
function readTypes(
  { text }: SourceFile,
  node: FunctionNode | ArrowFunctionExpression,
): Pick<TypedHole, "signature" | "parameters" | "returnType"> | undefined {
  const { returnType, typeParameters } = node;
  if (returnType === null || returnType === undefined) return undefined;
  const parameters: TypedHole["parameters"] = [];
  for (const parameter of node.params) {
    const read = readParameter(parameter, text);
    if (read === undefined) return undefined;
    if (read.name !== "this") parameters.push(read);
  }
  const from = typeParameters?.start ?? openingParenthesis(node, text);
  const type = returnType.typeAnnotation;
  return { signature: text.slice(from, returnType.end), parameters, returnType: text.slice(type.start, type.end) };
}

function readParameter(node: ParamPattern, text: string): TypedHole["parameters"][number] | undefined {
  if (node.type === "TSParameterProperty") return readParameter(node.parameter, text);
  const rest = node.type === "RestElement";
  const pattern = node.type === "AssignmentPattern" ? node.left : rest ? node.argument : node;
  const annotation =
    (rest ? node.typeAnnotation : undefined) ?? ("typeAnnotation" in pattern ? pattern.typeAnnotation : undefined);
  const written = annotation?.typeAnnotation;
  const type = written
    ? text.slice(written.start, written.end)
    : node.type === "AssignmentPattern"
      ? literalTypeOf(node.right)
      : undefined;
  if (type === undefined) return undefined;
  const [bound] = boundNames(pattern);
  const name =
    pattern.type === "Identifier" && bound
      ? bound.name
      : text.slice(pattern.start, annotation?.start ?? pattern.end).trim();
  const optional =
    node.type === "AssignmentPattern" || (pattern.type === "Identifier" && "optional" in pattern && pattern.optional);
  return { name, type, optional, rest };
}

/** The type that a default value says without doubt. */
function literalTypeOf(node: Node): string | undefined {
  if (node.type === "TemplateLiteral") return "string";
  if (node.type !== "Literal" || node.value === null) return undefined;
  const type = typeof node.value;
  return type === "string" || type === "number" || type === "boolean" || type === "bigint" ? type : undefined;
}

/** The `(` of the parameters: the first one behind the name, since neither `async` nor a name contains one. */
function openingParenthesis(node: FunctionNode | ArrowFunctionExpression, text: string): number {
  const from = node.id?.end ?? node.start;
  const [first] = node.params;
  let at = from;
  const before = first?.start ?? text.length;
  for (at = from; at < before && text.charAt(at) !== "("; at++) {
    if (text.startsWith("/*", at)) at = text.indexOf("*/", at) + 1;
    else if (text.startsWith("//", at)) at = text.slice(at).search(/[\n\r]/) + at;
  }
  return at;
}
