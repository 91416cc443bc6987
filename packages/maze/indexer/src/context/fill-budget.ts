import type { Candidate, ContextItem } from "./context-answer.ts";

type Shown = Pick<ContextItem, "file" | "line" | "reason" | "text">;

/** The whole of a context as text, the most needed first. What stands in one file for one reason shares its heading. */
export function renderContext(items: readonly Shown[]): string {
  let text = "";
  for (const [at, item] of items.entries()) {
    const before = items[at - 1];
    const isSame = before?.file === item.file && before.reason === item.reason;
    const heading = isSame ? "" : `${at === 0 ? "" : "\n"}// ${item.file}:${String(item.line)} — ${item.reason}\n`;
    text += `${heading}${item.text.trimEnd()}\n`;
  }
  return text.replaceAll("\r\n", "\n");
}

/** Share of the budget above which the short form of something is taken. */
const MOST_OF_ONE = 0.4;

/**
 * Takes the candidates with the highest scores that fit, each place only once. Of what is too long the short form is
 * taken, or it is passed over.
 */
export function fillBudget(
  candidates: readonly Candidate[],
  of: { budget: number; countTokens: (text: string) => number },
): { items: ContextItem[]; tokens: number; left: number } {
  const items: ContextItem[] = [];
  const seen = new Set<string>();
  let tokens = of.countTokens("");
  const left = new Set<string>();
  for (const { short, ...candidate } of [...candidates].sort((a, b) => b.score - a.score)) {
    if (seen.has(candidate.id)) continue;
    const forms = [candidate, ...(short === undefined ? [] : [{ ...candidate, text: short }])];
    const fitting = forms.flatMap((form, at) => {
      // The whole is counted, since a tokenizer need not count a text as its parts.
      const all = of.countTokens(renderContext([...items, form]));
      const isLong = at === 0 && forms.length > 1 && all - tokens > of.budget * MOST_OF_ONE;
      return all <= of.budget && !isLong ? [{ form, all }] : [];
    })[0];
    if (fitting === undefined) {
      left.add(candidate.id);
      continue;
    }
    items.push({ ...fitting.form, tokens: Math.max(0, fitting.all - tokens) });
    tokens = fitting.all;
    seen.add(candidate.id);
  }
  return { items, tokens, left: [...left].filter((id) => !seen.has(id)).length };
}
