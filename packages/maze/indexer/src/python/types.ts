import type { TypeTerm } from "@maze/core";
import type { Node } from "web-tree-sitter";
import { DEEPEST, fieldOf, lineOf, textOf } from "../tree-sitter/nodes.ts";
import type { TreeFile } from "../tree-sitter/parse-tree.ts";
import { arrayOf, functionType, opaque, primitive, reference, tupleOf, union } from "../tree-sitter/type-terms.ts";
import { stringText } from "./strings.ts";

/** Types whose meaning the algebra has; `int` and `float` keep their names, since `number` would be neither. */
const PRIMITIVES: ReadonlyMap<string, TypeTerm> = new Map([
  ["str", primitive("string")],
  ["bool", primitive("boolean")],
  ["None", primitive("null")],
  ["Any", primitive("any")],
  ["object", primitive("unknown")],
  ["Never", primitive("never")],
  ["NoReturn", primitive("never")],
]);

/** A type without an annotation: PEP 484 reads it as `Any`. */
export const unannotated = (): TypeTerm => primitive("any");

/** An annotation as a type term; what the algebra cannot say is kept as text. */
export function typeOf(file: TreeFile, node: Node | undefined, variables: ReadonlySet<string>): TypeTerm {
  return node === undefined ? unannotated() : read(node, { file, variables }, 0);
}

interface Place {
  readonly file: TreeFile;
  readonly variables: ReadonlySet<string>;
}

function read(node: Node, place: Place, depth: number): TypeTerm {
  const { file, variables } = place;
  const other = (): TypeTerm => opaque(lineOf(file, node));
  if (depth > DEEPEST) return other();
  const inner = (child: Node | null | undefined): TypeTerm =>
    child === null || child === undefined ? other() : read(child, place, depth + 1);
  switch (node.type) {
    case "type":
    case "parenthesized_expression":
      return inner(node.firstNamedChild);
    case "none":
      return primitive("null");
    case "identifier":
    case "attribute": {
      const name = lineOf(file, node);
      if (variables.has(name)) return { kind: "variable", name };
      return PRIMITIVES.get(name.replace(/^(?:typing|typing_extensions|t)\./, "")) ?? reference(name);
    }
    case "string": {
      // A forward reference; only a plain name of one can be read without a parser for its text.
      const text = stringText(file, node);
      return /^[\p{L}_][\p{L}\p{N}_.]*$/u.test(text) ? (PRIMITIVES.get(text) ?? reference(text)) : opaque(text);
    }
    case "union_type":
      return joined(node.namedChildren.map(inner));
    case "binary_operator": {
      const [left, right] = [fieldOf(node, "left"), fieldOf(node, "right")];
      return textOf(file, fieldOf(node, "operator")) === "|" ? joined([inner(left), inner(right)]) : other();
    }
    case "generic_type": {
      const [head, list] = node.namedChildren;
      return head === undefined || list === undefined
        ? other()
        : subscripted(lineOf(file, head), list.namedChildren, inner, other);
    }
    case "subscript": {
      const [, ...args] = node.namedChildren;
      return subscripted(lineOf(file, fieldOf(node, "value")), args, inner, other);
    }
    default:
      return other();
  }
}

function subscripted(
  head: string,
  args: readonly Node[],
  inner: (node: Node | undefined) => TypeTerm,
  other: () => TypeTerm,
): TypeTerm {
  const [first] = args;
  switch (head.replace(/^(?:typing|typing_extensions|t)\./, "")) {
    case "list":
    case "List":
      return args.length === 1 ? arrayOf(inner(first)) : other();
    case "Optional":
      return args.length === 1 ? joined([inner(first), primitive("null")]) : other();
    case "Union":
      return joined(args.map(inner));
    case "tuple":
    case "Tuple":
      return isEllipsis(args[1]) ? { kind: "array", element: inner(first), readonly: true } : tupleOf(args.map(inner));
    case "Callable": {
      const list = unwrapped(first);
      return list?.type === "list" && args.length === 2
        ? functionType(list.namedChildren.map(inner), inner(args[1]))
        : other();
    }
    case "Literal":
    case "Annotated":
      return other();
    default:
      return reference(head, args.map(inner));
  }
}

const unwrapped = (node: Node | undefined): Node | undefined =>
  node?.type === "type" ? (node.firstNamedChild ?? undefined) : node;

const isEllipsis = (node: Node | undefined): boolean => unwrapped(node)?.type === "ellipsis";

function joined(members: readonly TypeTerm[]): TypeTerm {
  const flat = members.flatMap((member) => (member.kind === "union" ? member.members : [member]));
  return flat.length === 1 ? (flat[0] ?? union(flat)) : union(flat);
}
