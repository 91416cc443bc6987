import { printTypeTerm, type LanguageAdapter } from "@maze/core";
import type { Occurrence } from "./typescript/occurrences.ts";
import type { TypedDeclaration } from "./typescript/typed-declarations.ts";

/** A language adapter that also answers questions about one file, for searches. */
export interface SourceReadingAdapter extends LanguageAdapter {
  /** Declarations with the types that are written at them. */
  readTypes(file: { path: string; text: string }): TypedDeclaration[];
  /** Places where a name stands as an identifier. */
  readOccurrences(file: { path: string; text: string }, name: string): Occurrence[];
}

export function readsSource(adapter: LanguageAdapter): adapter is SourceReadingAdapter {
  return "readTypes" in adapter && "readOccurrences" in adapter;
}

/** The types of declarations, of an adapter that gives them in its facts only. */
export function typesInFacts(adapter: LanguageAdapter, file: { path: string; text: string }): TypedDeclaration[] {
  const { symbols } = adapter.read(file);
  const byId = new Map(symbols.map((symbol) => [symbol.id, symbol]));
  return symbols.flatMap((symbol) => {
    const container = symbol.container === undefined ? undefined : byId.get(symbol.container);
    const at = {
      qualified: symbol.id.slice(symbol.id.indexOf("#") + 1).replace(/~\d+$/, ""),
      start: symbol.span.start,
      ...(symbol.kind === "method" && container !== undefined ? { receiver: container.name } : {}),
    };
    const calls = symbol.signatures.map(({ typeParameters, parameters, returns }) => ({
      ...at,
      produces: printTypeTerm(returns),
      accepts: parameters.map(({ type }) => printTypeTerm(type)),
      typeParameters: typeParameters.map(({ name }) => name),
    }));
    if (calls.length > 0 || symbol.type === undefined) return calls;
    return [{ ...at, produces: printTypeTerm(symbol.type), accepts: [], typeParameters: [] }];
  });
}
