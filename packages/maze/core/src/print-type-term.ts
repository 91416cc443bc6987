import type { LiteralTerm, ObjectTerm, ParameterTerm, SignatureTerm, TupleElement, TypeTerm } from "./type-term.ts";

/**
 * A type as TypeScript source, with parentheses only where they are needed (and around opaque text inside another type,
 * which is not looked into). Names are printed as they are; they come from a compiler.
 *
 * @example
 * ```ts
 * import { arrayType, parameter, primitiveType, printTypeTerm, signature, unionType } from "@maze/core";
 * const text = primitiveType("string");
 * printTypeTerm(arrayType(unionType([text, primitiveType("undefined")]))); // => "(string | undefined)[]"
 * printTypeTerm({ kind: "function", signature: signature([parameter("x", text)], primitiveType("number")) }); // => "(x: string) => number"
 * ```
 */
export function printTypeTerm(term: TypeTerm): string {
  return print(term, Precedence.function);
}

/** A signature as TypeScript source, `<T>(x: T) => T`; `separator` stands before the result. */
export function printSignatureTerm(signature: SignatureTerm, separator: " => " | ": " = " => "): string {
  const generics = signature.typeParameters.map((parameter) => {
    const constraint = parameter.constraint === undefined ? "" : ` extends ${printTypeTerm(parameter.constraint)}`;
    const fallback = parameter.default === undefined ? "" : ` = ${printTypeTerm(parameter.default)}`;
    return `${parameter.name}${constraint}${fallback}`;
  });
  const parameters = signature.parameters.map(printParameter);
  const head = generics.length === 0 ? "" : `<${generics.join(", ")}>`;
  return `${head}(${parameters.join(", ")})${separator}${printTypeTerm(signature.returns)}`;
}

/** How tightly a type binds; a looser type inside a tighter place is put in parentheses. */
const Precedence = { function: 0, union: 1, intersection: 2, postfix: 3 } as const;

function print(term: TypeTerm, place: number): string {
  const wrap = (own: number, text: string): string => (own < place ? `(${text})` : text);
  switch (term.kind) {
    case "primitive":
      return term.name;
    case "literal":
      return printLiteral(term.value);
    case "reference":
      return term.args.length === 0 ? term.name : `${term.name}<${term.args.map(printTypeTerm).join(", ")}>`;
    case "array":
      return wrap(
        term.readonly ? Precedence.intersection : Precedence.postfix,
        `${term.readonly ? "readonly " : ""}${print(term.element, Precedence.postfix)}[]`,
      );
    case "tuple":
      return wrap(
        term.readonly ? Precedence.intersection : Precedence.postfix,
        `${term.readonly ? "readonly " : ""}[${term.elements.map(printTupleElement).join(", ")}]`,
      );
    case "object":
      return printObject(term);
    case "function":
      return wrap(Precedence.function, printSignatureTerm(term.signature));
    case "union":
      if (term.members.length === 0) return "never";
      return wrap(Precedence.union, term.members.map((member) => print(member, Precedence.intersection)).join(" | "));
    case "intersection":
      if (term.members.length === 0) return "unknown";
      return wrap(Precedence.intersection, term.members.map((member) => print(member, Precedence.postfix)).join(" & "));
    case "variable":
      return term.name;
    case "opaque":
      return place > Precedence.function ? `(${term.text})` : term.text;
  }
}

function printLiteral(value: LiteralTerm["value"]): string {
  if (typeof value === "object") return `${value.bigint}n`;
  // NaN and the infinities have no literal type; `number` is the type that TypeScript gives them.
  if (typeof value === "number" && !Number.isFinite(value)) return "number";
  return JSON.stringify(value);
}

function printTupleElement({ name, optional, rest, type }: TupleElement): string {
  const spread = rest ? "..." : "";
  const mark = optional && !rest ? "?" : "";
  if (name !== undefined && isIdentifier(name)) return `${spread}${name}${mark}: ${printTypeTerm(type)}`;
  return mark === "" ? `${spread}${printTypeTerm(type)}` : `${print(type, Precedence.postfix)}?`;
}

function printParameter({ name, type, optional, rest }: ParameterTerm): string {
  return `${rest ? "..." : ""}${name}${optional && !rest ? "?" : ""}: ${printTypeTerm(type)}`;
}

function printObject({ properties, index, calls }: ObjectTerm): string {
  const members = [
    ...calls.map((call) => printSignatureTerm(call, ": ")),
    ...index.map(
      (entry) =>
        `${entry.readonly ? "readonly " : ""}[key: ${printTypeTerm(entry.key)}]: ${printTypeTerm(entry.value)}`,
    ),
    ...properties.map(
      (property) =>
        `${property.readonly ? "readonly " : ""}${propertyName(property.name)}${property.optional ? "?" : ""}: ${printTypeTerm(property.type)}`,
    ),
  ];
  return members.length === 0 ? "{}" : `{ ${members.join("; ")} }`;
}

function propertyName(name: string): string {
  return isIdentifier(name) || WELL_KNOWN_SYMBOL.test(name) ? name : JSON.stringify(name);
}

const WELL_KNOWN_SYMBOL = /^\[Symbol\.[A-Za-z]+\]$/;

function isIdentifier(name: string): boolean {
  return /^[\p{ID_Start}$_][\p{ID_Continue}$\u200c\u200d]*$/u.test(name);
}
