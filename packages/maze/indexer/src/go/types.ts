import type { ParameterTerm, PropertyTerm, SignatureTerm, TypeParameterTerm, TypeTerm } from "@maze/core";
import type { Node } from "web-tree-sitter";
import { DEEPEST, childOf, fieldOf, lineOf, textOf } from "../tree-sitter/nodes.ts";
import type { TreeFile } from "../tree-sitter/parse-tree.ts";
import { arrayOf, opaque, parameter, primitive, reference, signature, union } from "../tree-sitter/type-terms.ts";

/** Types whose meaning the algebra has; numbers keep their names, since each has its own range. */
const PRIMITIVES: ReadonlyMap<string, TypeTerm> = new Map([
  ["string", primitive("string")],
  ["bool", primitive("boolean")],
  ["any", primitive("unknown")],
]);

/** What types are read with: the file, and the type parameters in scope. */
export interface TypePlace {
  readonly file: TreeFile;
  readonly variables: ReadonlySet<string>;
  readonly depth?: number;
}

/** A type as a term; pointers, channels and arrays of a length are kept as text. */
export function typeOf(node: Node | undefined | null, place: TypePlace): TypeTerm {
  const { file, variables, depth = 0 } = place;
  if (node === undefined || node === null) return primitive("unknown");
  const other = (): TypeTerm => opaque(lineOf(file, node));
  if (depth > DEEPEST) return other();
  const inside = { ...place, depth: depth + 1 };
  const inner = (child: Node | undefined | null): TypeTerm => typeOf(child, inside);
  switch (node.type) {
    case "type_identifier":
    case "identifier":
    case "qualified_type": {
      const name = lineOf(file, node);
      return variables.has(name) ? { kind: "variable", name } : (PRIMITIVES.get(name) ?? reference(name));
    }
    case "parenthesized_type":
      return inner(node.firstNamedChild);
    case "type_elem":
    case "type_constraint": {
      const members = node.namedChildren.map(inner);
      return members.length === 1 ? (members[0] ?? other()) : members.length === 0 ? other() : union(members);
    }
    case "generic_type":
      return reference(
        lineOf(file, fieldOf(node, "type")),
        (fieldOf(node, "type_arguments")?.namedChildren ?? []).map(inner),
      );
    case "slice_type":
      return arrayOf(inner(fieldOf(node, "element")));
    case "map_type":
      return reference("map", [inner(fieldOf(node, "key")), inner(fieldOf(node, "value"))]);
    case "function_type":
      return { kind: "function", signature: signatureOf(node, inside) };
    case "interface_type":
      return node.namedChildCount === 0 ? primitive("unknown") : other();
    case "struct_type": {
      const properties = structProperties(node, inside);
      return properties === undefined ? other() : { kind: "object", properties, index: [], calls: [] };
    }
    default:
      return other();
  }
}

/** Fields of a struct that embeds nothing. */
function structProperties(node: Node, place: TypePlace): PropertyTerm[] | undefined {
  const fields = childOf(node, "field_declaration_list")?.namedChildren ?? [];
  const properties: PropertyTerm[] = [];
  for (const field of fields.filter(({ type }) => type === "field_declaration")) {
    const names = field.childrenForFieldName("name");
    if (names.length === 0) return undefined;
    const type = typeOf(fieldOf(field, "type"), place);
    for (const name of names)
      properties.push({ name: textOf(place.file, name), type, optional: false, readonly: false });
  }
  return properties;
}

/** The signature of a function, a method without its receiver, or a function type. */
export function signatureOf(node: Node, place: TypePlace): SignatureTerm {
  const typeParameters = typeParametersOf(node, place);
  const variables = new Set([...place.variables, ...typeParameters.map(({ name }) => name)]);
  const inside = { ...place, variables };
  const result = fieldOf(node, "result");
  return signature(
    parametersOf(fieldOf(node, "parameters"), inside),
    result === undefined
      ? primitive("void")
      : result.type === "parameter_list"
        ? resultsOf(result, inside)
        : typeOf(result, inside),
    typeParameters,
  );
}

/** Names that share one type are parameters of their own; one without a name is counted: `arg2`. */
function parametersOf(list: Node | undefined, place: TypePlace): ParameterTerm[] {
  const found: ParameterTerm[] = [];
  for (const node of list?.namedChildren ?? []) {
    const rest = node.type === "variadic_parameter_declaration";
    if (node.type !== "parameter_declaration" && !rest) continue;
    const own = typeOf(fieldOf(node, "type"), place);
    const type = rest ? arrayOf(own) : own;
    const names = node.childrenForFieldName("name").filter(({ isNamed }) => isNamed);
    for (const name of names) found.push(parameter(textOf(place.file, name), type, { rest }));
    if (names.length === 0) found.push(parameter(`arg${String(found.length + 1)}`, type, { rest }));
  }
  return found;
}

function resultsOf(list: Node, place: TypePlace): TypeTerm {
  const results = parametersOf(list, place);
  const [first] = results;
  if (results.length <= 1) return first?.type ?? primitive("void");
  const elements = results.map(({ name, type }) => ({
    type,
    optional: false,
    rest: false,
    ...(/^arg\d+$/.test(name) ? {} : { name }),
  }));
  return { kind: "tuple", elements, readonly: false };
}

export function typeParametersOf(node: Node, place: TypePlace): TypeParameterTerm[] {
  const declarations = fieldOf(node, "type_parameters")?.namedChildren ?? [];
  return declarations.flatMap((declaration) => {
    const bound = fieldOf(declaration, "type");
    const names = declaration.childrenForFieldName("name").filter(({ isNamed }) => isNamed);
    const constraint = typeOf(bound, place);
    return names.map((name) => ({ name: textOf(place.file, name), constraint }));
  });
}
