import type { ParameterTerm, SignatureTerm, TypeParameterTerm } from "@maze/core";
import type { Node } from "web-tree-sitter";
import { childOf, fieldOf, hasToken, lineOf, textOf } from "../tree-sitter/nodes.ts";
import type { TreeFile } from "../tree-sitter/parse-tree.ts";
import { opaque, parameter, primitive, reference, signature } from "../tree-sitter/type-terms.ts";
import { typeOf } from "./types.ts";

/** How a function stands to its class: whether its first parameter is the receiver, which a caller does not pass. */
export interface FunctionPlace {
  readonly hasReceiver: boolean;
  /** Type parameters of the classes and functions around it. */
  readonly variables: ReadonlySet<string>;
}

/** The signature of a function as it is called: without its receiver, and a coroutine where it is `async`. */
export function signatureOf(file: TreeFile, node: Node, place: FunctionPlace): SignatureTerm {
  const typeParameters = typeParametersOf(file, node);
  const variables = new Set([...place.variables, ...typeParameters.map(({ name }) => name)]);
  const parameters = (fieldOf(node, "parameters")?.namedChildren ?? []).flatMap((child) =>
    parameterOf(file, child, variables),
  );
  const given = typeOf(file, fieldOf(node, "return_type"), variables);
  const isGenerator = (): boolean => /\byield\b/.test(textOf(file, fieldOf(node, "body")));
  const returns =
    hasToken(node, "async") && !isGenerator()
      ? reference("Coroutine", [primitive("any"), primitive("any"), given])
      : given;
  return signature(place.hasReceiver ? parameters.slice(1) : parameters, returns, typeParameters);
}

function parameterOf(file: TreeFile, node: Node, variables: ReadonlySet<string>): ParameterTerm[] {
  const named = node.type === "identifier" ? node : (fieldOf(node, "name") ?? node.firstNamedChild);
  const splat = [node, named].find(
    (at) => at?.type === "list_splat_pattern" || at?.type === "dictionary_splat_pattern",
  );
  switch (node.type) {
    case "identifier":
    case "default_parameter":
    case "typed_parameter":
    case "typed_default_parameter":
    case "list_splat_pattern":
    case "dictionary_splat_pattern": {
      const isDictionary = splat?.type === "dictionary_splat_pattern";
      const own = typeOf(file, fieldOf(node, "type"), variables);
      const name = textOf(file, splat?.firstNamedChild ?? named ?? undefined);
      const type = isDictionary ? reference("dict", [primitive("string"), own]) : own;
      const optional = node.type.includes("default") || isDictionary;
      return [parameter(name, type, { optional, rest: splat !== undefined && !isDictionary })];
    }
    default:
      // Signs between parameters, and comments.
      return [];
  }
}

/** `[T: int, *Ts, **P]` of PEP 695. */
export function typeParametersOf(file: TreeFile, node: Node): TypeParameterTerm[] {
  const list = fieldOf(node, "type_parameters");
  return (list?.namedChildren ?? []).flatMap((child) => {
    const constrained = childOf(child, "constrained_type");
    const [name, bound] = constrained?.namedChildren ?? [child];
    const text = lineOf(file, name).replace(/^\*+/, "");
    if (!/^[\p{L}_][\p{L}\p{N}_]*$/u.test(text)) return [];
    return [{ name: text, ...(bound === undefined ? {} : { constraint: boundOf(file, bound) }) }];
  });
}

const boundOf = (file: TreeFile, bound: Node): NonNullable<TypeParameterTerm["constraint"]> =>
  bound.type === "type" ? typeOf(file, bound, new Set()) : opaque(lineOf(file, bound));
