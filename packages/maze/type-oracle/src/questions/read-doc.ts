import type { DocComment } from "@maze/core";
import type { WireSymbol } from "../compiler/protocol.ts";
import type { Checker } from "../world/checker.ts";

/** The documentation of a symbol, and whether it is marked `@deprecated`. */
export interface SymbolDoc {
  readonly doc: DocComment | undefined;
  readonly isDeprecated: boolean;
}

/** Where a comment has no description of its own, `@summary` or `@description` tells it. */
export async function readDoc(checker: Checker, symbol: WireSymbol): Promise<SymbolDoc> {
  const [comment, tags] = await Promise.all([checker.documentation(symbol.id), checker.docTags(symbol.id)]);
  if (comment === "" && tags.length === 0) return { doc: undefined, isDeprecated: false };
  const told = (name: string): string | undefined => tags.find((tag) => tag.name === name)?.text;
  const others = tags.filter(({ name }) => name !== "example");
  return {
    doc: {
      summary: (comment === "" ? (told("summary") ?? told("description") ?? "") : comment).trim(),
      examples: tags.filter(({ name }) => name === "example").map(({ text = "" }) => ({ text })),
      tags: others.map(({ name, text = "" }) => ({ name, text })),
    },
    isDeprecated: tags.some(({ name }) => name === "deprecated"),
  };
}
