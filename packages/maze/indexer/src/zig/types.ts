import type { ParameterTerm, SignatureTerm, TypeTerm } from "@maze/core";
import type { Node } from "web-tree-sitter";
import { DEEPEST, childOf, fieldOf, hasToken, lineOf, textOf } from "../tree-sitter/nodes.ts";
import type { TreeFile } from "../tree-sitter/parse-tree.ts";
import { opaque, parameter, primitive, reference, signature, union } from "../tree-sitter/type-terms.ts";
import { nameOf } from "./nodes.ts";

/** Types whose meaning the algebra has; numbers keep their names, since each has its own range. */
const PRIMITIVES: ReadonlyMap<string, TypeTerm> = new Map([
  ["bool", primitive("boolean")],
  ["void", primitive("void")],
  ["noreturn", primitive("never")],
  ["anytype", primitive("any")],
]);

/** A type as a term. Pointers, arrays of a length and error unions are kept as text. */
export function typeOf(
  file: TreeFile,
  node: Node | undefined | null,
  variables: ReadonlySet<string>,
  depth = 0,
): TypeTerm {
  if (node === undefined || node === null) return primitive("any");
  const other = (): TypeTerm => opaque(lineOf(file, node));
  if (depth > DEEPEST) return other();
  const inner = (child: Node | undefined | null): TypeTerm => typeOf(file, child, variables, depth + 1);
  switch (node.type) {
    case "builtin_type":
    case "identifier":
    case "field_expression": {
      const name = lineOf(file, node);
      if (variables.has(name)) return { kind: "variable", name };
      return PRIMITIVES.get(name) ?? reference(name);
    }
    case "nullable_type":
      return union([inner(node.lastNamedChild), primitive("null")]);
    case "slice_type": {
      const isPlain = /^\[\]\s*(?:const\s+)?[\w@.]/.test(textOf(file, node));
      const isReadonly = hasToken(node, "const");
      return isPlain ? { kind: "array", element: inner(node.lastNamedChild), readonly: isReadonly } : other();
    }
    case "call_expression": {
      const [callee, ...args] = node.namedChildren;
      const isNamed = callee?.type === "identifier" || callee?.type === "field_expression";
      return isNamed ? reference(lineOf(file, callee), args.map(inner)) : other();
    }
    default:
      return other();
  }
}

/** The signature of a function, with its receiver: a method is a function of its container. */
export function signatureOf(file: TreeFile, node: Node): SignatureTerm {
  const list = childOf(node, "parameters");
  const variables = new Set<string>();
  const parameters = (list?.namedChildren ?? []).flatMap((child): ParameterTerm[] => {
    if (child.type !== "parameter") return [];
    if (hasToken(child, "...")) return [parameter("args", primitive("any"), { rest: true })];
    const declared = fieldOf(child, "type");
    const name = nameOf(file, fieldOf(child, "name")) || "_";
    const type = typeOf(file, declared, variables);
    if (lineOf(file, declared) === "type") variables.add(name);
    return [parameter(name, type)];
  });
  return signature(parameters, typeOf(file, fieldOf(node, "type"), variables));
}
