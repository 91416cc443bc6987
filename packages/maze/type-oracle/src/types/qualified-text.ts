import { printTypeTerm, type SignatureTerm, type TypeTerm } from "@maze/core";
import type { CompilerPath } from "../project/project-paths.ts";
import type { SymbolPlaces } from "./symbol-places.ts";

/** A type as source that any file of the project can hold, or only the files that declare what it names. */
export interface QualifiedText {
  readonly text: string;
  /** Files whose own names the text uses; more than one means that no file can hold it. */
  readonly needs: ReadonlySet<CompilerPath>;
  /** Global names that the text uses bare. */
  readonly globals: ReadonlySet<string>;
}

/**
 * Writes a term with each declared type named in a way that does not depend on imports: bare where it is global,
 * `import("…").Name` where its module exports it. `undefined` where a part has no such text: type variables, and
 * types that terms do not model.
 */
export function qualifiedText(term: TypeTerm, places: SymbolPlaces): QualifiedText | undefined {
  const needs = new Set<CompilerPath>();
  const globals = new Set<string>();
  const unwritable: TypeTerm[] = [];
  const give = (part: TypeTerm): TypeTerm => {
    switch (part.kind) {
      case "primitive":
      case "literal":
        return part;
      case "variable":
      case "opaque":
        unwritable.push(part);
        return part;
      case "array":
        return { ...part, element: give(part.element) };
      case "tuple":
        return { ...part, elements: part.elements.map((element) => ({ ...element, type: give(element.type) })) };
      case "union":
      case "intersection":
        return { ...part, members: part.members.map(give) };
      case "function":
        return { ...part, signature: giveSignature(part.signature) };
      case "object":
        if (part.properties.some(({ name }) => name.startsWith("["))) unwritable.push(term);
        return {
          ...part,
          properties: part.properties.map((property) => ({ ...property, type: give(property.type) })),
          index: part.index.map((entry) => ({ ...entry, key: give(entry.key), value: give(entry.value) })),
          calls: part.calls.map(giveSignature),
        };
      case "reference":
        return { ...part, name: giveName(part.name, part.symbol), args: part.args.map(give) };
    }
  };
  const giveSignature = (signature: SignatureTerm): SignatureTerm => {
    // A generic function inside has variables of its own, which would hide or meet others by name.
    if (signature.typeParameters.length > 0) unwritable.push(term);
    return {
      ...signature,
      parameters: signature.parameters.map((parameter) => ({ ...parameter, type: give(parameter.type) })),
      returns: give(signature.returns),
    };
  };
  const giveName = (name: string, symbol: string | undefined): string => {
    const place = symbol === undefined ? ({ kind: "global" } as const) : places.placeOf(symbol);
    // What a CommonJS module assigns to its exports has no name to be imported by.
    if (place === undefined || (place.kind === "exported" && place.exportedAs.includes("="))) {
      unwritable.push(term);
      return name;
    }
    if (place.kind === "exported") return `import(${JSON.stringify(place.from)}).${place.exportedAs}`;
    if (place.kind === "local") needs.add(place.declaredIn);
    else globals.add(name.split(".", 1)[0] ?? name);
    return name;
  };
  const written = give(term);
  return unwritable.length === 0 ? { text: printTypeTerm(written), needs, globals } : undefined;
}
