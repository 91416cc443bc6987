import type { ParameterTerm, SignatureTerm, TypeParameterTerm, TypeTerm } from "@maze/core";
import type { Node } from "web-tree-sitter";
import { DEEPEST, childOf, fieldOf, lineOf, textOf } from "../tree-sitter/nodes.ts";
import type { TreeFile } from "../tree-sitter/parse-tree.ts";
import {
  arrayOf,
  functionType,
  opaque,
  parameter,
  primitive,
  reference,
  signature,
  tupleOf,
} from "../tree-sitter/type-terms.ts";

/** What types are read with: the file, and the type parameters in scope. */
export interface TypePlace {
  readonly file: TreeFile;
  readonly variables: ReadonlySet<string>;
  readonly depth?: number;
}

/** A type as a term. References, pointers, trait objects and arrays of a length are kept as text. */
export function typeOf(node: Node | undefined | null, place: TypePlace): TypeTerm {
  const { file, variables, depth = 0 } = place;
  if (node === undefined || node === null) return primitive("void");
  const other = (): TypeTerm => opaque(lineOf(file, node));
  if (depth > DEEPEST) return other();
  const inner = (child: Node | undefined | null): TypeTerm => typeOf(child, { ...place, depth: depth + 1 });
  switch (node.type) {
    case "primitive_type": {
      const name = textOf(file, node);
      return name === "bool" ? primitive("boolean") : reference(name);
    }
    case "type_identifier":
    case "scoped_type_identifier":
    case "identifier": {
      const name = lineOf(file, node);
      return variables.has(name) ? { kind: "variable", name } : reference(name);
    }
    case "unit_type":
      return primitive("void");
    case "never_type":
      return primitive("never");
    case "generic_type": {
      const args = (fieldOf(node, "type_arguments")?.namedChildren ?? []).filter(
        ({ type }) => type !== "lifetime" && !type.endsWith("_comment"),
      );
      return reference(lineOf(file, fieldOf(node, "type")), args.map(inner));
    }
    case "tuple_type":
      return tupleOf(node.namedChildren.map(inner));
    case "array_type":
      return fieldOf(node, "length") === undefined ? arrayOf(inner(fieldOf(node, "element"))) : other();
    case "function_type": {
      const parameters = (fieldOf(node, "parameters")?.namedChildren ?? []).map((child) =>
        inner(child.type === "parameter" ? fieldOf(child, "type") : child),
      );
      return functionType(parameters, inner(fieldOf(node, "return_type")));
    }
    case "abstract_type": {
      const trait = fieldOf(node, "trait");
      return trait?.type === "function_type" ? inner(trait) : other();
    }
    default:
      return other();
  }
}

/** The signature of a function as it is called on a value: without its receiver. */
export function signatureOf(node: Node, place: TypePlace): SignatureTerm {
  const typeParameters = typeParametersOf(node, place);
  const inside = { ...place, variables: new Set([...place.variables, ...typeParameters.map(({ name }) => name)]) };
  const parameters = (fieldOf(node, "parameters")?.namedChildren ?? []).flatMap((child): ParameterTerm[] => {
    if (child.type === "variadic_parameter") return [parameter("args", primitive("unknown"), { rest: true })];
    if (child.type !== "parameter") return [];
    return [parameter(lineOf(place.file, fieldOf(child, "pattern")), typeOf(fieldOf(child, "type"), inside))];
  });
  return signature(parameters, typeOf(fieldOf(node, "return_type"), inside), typeParameters);
}

/** Type and constant parameters; their bounds are kept as text, those of a `where` clause too. Lifetimes are no types. */
export function typeParametersOf(node: Node, { file }: TypePlace): TypeParameterTerm[] {
  const bounds = new Map<string, string>();
  for (const predicate of childOf(node, "where_clause")?.namedChildren ?? [])
    bounds.set(lineOf(file, fieldOf(predicate, "left")), lineOf(file, fieldOf(predicate, "bounds")));
  return (fieldOf(node, "type_parameters")?.namedChildren ?? []).flatMap((child): TypeParameterTerm[] => {
    const name = textOf(file, fieldOf(child, "name"));
    if (name === "" || child.type === "lifetime_parameter") return [];
    const own = fieldOf(child, child.type === "const_parameter" ? "type" : "bounds");
    const bound = [lineOf(file, own), bounds.get(name) ?? ""].map((text) => text.replace(/^:\s*/, ""));
    const constraint = bound.filter((text) => text !== "").join(" + ");
    return [{ name, ...(constraint === "" ? {} : { constraint: opaque(constraint) }) }];
  });
}
