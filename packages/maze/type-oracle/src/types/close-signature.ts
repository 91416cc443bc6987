import { primitiveType, printTypeTerm, type SignatureTerm, type TypeTerm } from "@maze/core";
import { combineIntersection, combineUnion } from "./combine-types.ts";

/** What stands for a type variable; `undefined` leaves it as it is. */
type Replacement = (name: string) => TypeTerm | undefined;

/**
 * The signature with each type parameter replaced by its constraint, or by `unknown` where it has none. A constraint
 * that mentions itself ends in `unknown`. This is what the compiler's own base signature is, for all types that terms
 * model; for others the compiler has to be asked.
 */
export function closeSignature(signature: SignatureTerm): SignatureTerm {
  if (signature.typeParameters.length === 0) return signature;
  const replacement = constraintOf(signature, new Set());
  return {
    typeParameters: [],
    parameters: signature.parameters.map((parameter) => ({
      ...parameter,
      type: substitute(parameter.type, replacement),
    })),
    returns: substitute(signature.returns, replacement),
  };
}

/** Constraints may mention other type parameters, and in a circle. */
function constraintOf(signature: SignatureTerm, within: ReadonlySet<string>): Replacement {
  return (name) => {
    const parameter = signature.typeParameters.find((candidate) => candidate.name === name);
    if (parameter === undefined) return undefined;
    if (parameter.constraint === undefined || within.has(name)) return primitiveType("unknown");
    return substitute(parameter.constraint, constraintOf(signature, new Set(within).add(name)));
  };
}

function substitute(term: TypeTerm, replacement: Replacement): TypeTerm {
  const inside = (part: TypeTerm): TypeTerm => substitute(part, replacement);
  switch (term.kind) {
    case "variable":
      return replacement(term.name) ?? term;
    case "reference":
      return term.args.length === 0 ? term : { ...term, args: term.args.map(inside) };
    case "array":
      return { ...term, element: inside(term.element) };
    case "tuple":
      return { ...term, elements: term.elements.map((element) => ({ ...element, type: inside(element.type) })) };
    case "object":
      return {
        ...term,
        properties: term.properties.map((property) => ({ ...property, type: inside(property.type) })),
        index: term.index.map((entry) => ({ ...entry, key: inside(entry.key), value: inside(entry.value) })),
        calls: term.calls.map((call) => substituteSignature(call, replacement)),
      };
    case "function":
      return { ...term, signature: substituteSignature(term.signature, replacement) };
    case "union":
      return combineUnion(term.members.map(inside));
    case "intersection":
      return combineIntersection(term.members.map(inside));
    case "opaque":
      return { ...term, text: substitutePredicate(term.text, replacement) };
    case "primitive":
    case "literal":
      return term;
  }
}

/** `value is T` is kept as text; the variable at its end is replaced there. */
function substitutePredicate(text: string, replacement: Replacement): string {
  const [, head, name] = /^((?:asserts )?[\p{L}\p{N}$_]+ is )([\p{L}\p{N}$_]+)$/u.exec(text) ?? [];
  const replaced = name === undefined ? undefined : replacement(name);
  return head === undefined || replaced === undefined ? text : `${head}${printTypeTerm(replaced)}`;
}

/** A signature inside keeps its own type parameters, which hide those of the same name outside. */
function substituteSignature(signature: SignatureTerm, outer: Replacement): SignatureTerm {
  const own = new Set(signature.typeParameters.map(({ name }) => name));
  const replacement: Replacement = (name) => (own.has(name) ? undefined : outer(name));
  const inside = (part: TypeTerm): TypeTerm => substitute(part, replacement);
  return {
    typeParameters: signature.typeParameters.map((parameter) => ({
      ...parameter,
      ...(parameter.constraint === undefined ? {} : { constraint: inside(parameter.constraint) }),
    })),
    parameters: signature.parameters.map((parameter) => ({ ...parameter, type: inside(parameter.type) })),
    returns: inside(signature.returns),
  };
}
