import { throwIfAborted, type LanguageAdapter, type OperationContext } from "@maze/core";
import { findNames } from "../queries/find-names.ts";
import { docOf } from "../queries/show-entry.ts";
import { createSourceTexts } from "../queries/source-texts.ts";
import type { ProjectStore } from "../store/project-store.ts";
import { collectPlace, type ContextSource } from "./collect-place.ts";
import { collectSiblings, tellingWords } from "./collect-siblings.ts";
import { collectTests } from "./collect-tests.ts";
import type { Candidate, ContextAnswer } from "./context-answer.ts";
import { estimateTokens } from "./estimate-tokens.ts";
import { fillBudget } from "./fill-budget.ts";
import { typeItemOf } from "./item-of.ts";
import { findTarget, type ContextTarget } from "./find-target.ts";

export interface ContextRequest {
  /** `file#name`, `file:line`, `file`, a name, or a description in words. */
  readonly target: string;
  /** Tokens at the most; 4,000 where left out. */
  readonly budget?: number | undefined;
  /** Counts the tokens of a text as the model does that will read it; `estimateTokens` where left out. */
  readonly countTokens?: ((text: string) => number) | undefined;
}

/** Gathers what one must know to write code at a place, the most needed first, within a budget of tokens. */
export async function createContext(
  of: { store: ProjectStore; adapterOf: (path: string) => LanguageAdapter | undefined },
  { target: given, budget = 4_000, countTokens = estimateTokens }: ContextRequest,
  context: OperationContext = {},
): Promise<ContextAnswer> {
  throwIfAborted(context.signal);
  const adapters = new Set(of.store.files().map(({ path }) => of.adapterOf(path)));
  for (const adapter of adapters) await adapter?.prepare?.();
  const source: ContextSource = { ...of, texts: createSourceTexts(of.store) };
  const target = findTarget(of.store, given);
  const candidates = candidatesOf(source, target);
  const { items, tokens, left } = fillBudget(candidates, { budget, countTokens });
  const [first] = items;
  const isShort = target.kind === "declaration" && first?.kind !== "target";
  return {
    target: { kind: target.kind, text: given, file: "file" in target ? target.file : null },
    budget,
    tokens,
    counted: countTokens === estimateTokens ? "estimate" : "tokenizer",
    items: items.map((item) => ({ ...item, score: Math.round(item.score * 1000) / 1000 })),
    left,
    notes: [
      ...(isShort ? [`the declaration itself does not fit into ${String(budget)} tokens`] : []),
      ...(target.kind === "description" && items.length === 0 ? ["nothing of the project shares a word with it"] : []),
      ...(target.kind === "file" && given !== target.file
        ? [`${target.file} declares no such name; the file is shown`]
        : []),
    ],
  };
}

function candidatesOf(source: ContextSource, target: ContextTarget): Candidate[] {
  if (target.kind === "description") {
    const words = tellingWords(target.text);
    return [...named(source, target.text), ...collectSiblings(source, { words, file: undefined, entry: undefined })];
  }
  const entry = "entry" in target ? target.entry : undefined;
  const text = entry === undefined ? undefined : source.texts.read(entry.path);
  const words = tellingWords(
    entry === undefined || text === undefined ? "" : `${entry.qualified} ${docOf(text, entry)}`,
  );
  return [
    ...collectPlace(source, target.file, entry),
    ...(entry === undefined ? [] : collectTests(source, entry.qualified)),
    ...collectSiblings(source, { words, file: target.file, entry }),
  ];
}

/** What a description calls by its name. */
function named({ store, texts }: ContextSource, text: string): Candidate[] {
  const names = text.match(/[\p{L}_$][\p{L}\p{N}_$]*/gu) ?? [];
  return [...new Set(names)]
    .filter((name) => /\p{Ll}\p{Lu}|^\p{Lu}|_/u.test(name))
    .flatMap((name) =>
      findNames(store.tables(), name)
        .filter(({ entry }) => entry.name === name)
        .slice(0, 3)
        .flatMap(({ entry }, at) => {
          const source = texts.read(entry.path);
          if (source === undefined) return [];
          const item = typeItemOf(entry, source, store.table(entry.path));
          return [
            { ...item, kind: "type" as const, reason: `called ${name} in the description`, score: 0.95 - 0.05 * at },
          ];
        }),
    );
}
