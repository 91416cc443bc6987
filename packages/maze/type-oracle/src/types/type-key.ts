import { textHash, type ParameterTerm, type SignatureTerm, type TypeTerm } from "@maze/core";

const LONGEST = 120;

/**
 * A text that is equal for types that are identical: union members and properties are sorted, names of parameters do
 * not count, declared types count by their declaration.
 */
export function typeKey(term: TypeTerm): string {
  const text = write(term);
  return text.length <= LONGEST ? text : `#${textHash(text).slice(0, 32)}`;
}

function write(term: TypeTerm): string {
  switch (term.kind) {
    case "primitive":
      return term.name;
    case "literal":
      return typeof term.value === "object" ? `${term.value.bigint}n` : JSON.stringify(term.value);
    case "reference":
      return `${term.symbol === undefined ? term.name : `{${term.symbol}}`}${writeAll(term.args, "<", ">")}`;
    case "array":
      return `${term.readonly ? "readonly " : ""}(${write(term.element)})[]`;
    case "tuple":
      return `${term.readonly ? "readonly " : ""}[${term.elements.map((element) => writePart(element)).join(",")}]`;
    case "object": {
      const properties = term.properties.map(
        (property) =>
          `${property.readonly ? "readonly " : ""}${JSON.stringify(property.name)}${property.optional ? "?" : ""}:${write(property.type)}`,
      );
      const index = term.index.map(
        (entry) => `${entry.readonly ? "readonly " : ""}[${write(entry.key)}]:${write(entry.value)}`,
      );
      return `{${[...term.calls.map(writeSignature), ...index.sort(), ...properties.sort()].join(";")}}`;
    }
    case "function":
      return `(${writeSignature(term.signature)})`;
    case "union":
      return `(${term.members.map(write).sort().join("|")})`;
    case "intersection":
      return `(${term.members.map(write).join("&")})`;
    case "variable":
      return `'${term.name}`;
    case "opaque":
      return `\`${term.text}\``;
  }
}

function writeAll(terms: readonly TypeTerm[], open: string, close: string): string {
  return terms.length === 0 ? "" : `${open}${terms.map(write).join(",")}${close}`;
}

function writePart({ type, optional, rest }: Pick<ParameterTerm, "type" | "optional" | "rest">): string {
  return `${rest ? "..." : ""}${write(type)}${optional ? "?" : ""}`;
}

function writeSignature({ typeParameters, parameters, returns }: SignatureTerm): string {
  const generics = typeParameters.map(
    ({ name, constraint }) => `'${name}${constraint === undefined ? "" : `:${write(constraint)}`}`,
  );
  const head = generics.length === 0 ? "" : `<${generics.join(",")}>`;
  return `${head}(${parameters.map(writePart).join(",")})=>${write(returns)}`;
}
