import { MazeError } from "@maze/core";
import { starPattern } from "../pattern/pattern-builders.ts";
import { pattern, rule, sequence } from "./expression-builders.ts";
import type { Expression, Grammar, Rule, Terminal } from "./grammar.ts";
import { mapExpression, walkExpression } from "./map-expression.ts";

const hasEmbedded = (grammar: Grammar): boolean =>
  Object.values(grammar.rules).some(({ body }) => [...walkExpression(body)].some((part) => part.kind === "embedded"));

/**
 * The same language without embedded grammars: their rules, terminals and trivia come in under names such as
 * `json.value`. A grammar that is embedded in several places comes in once.
 *
 * @throws MazeError `MAZE_GRAMMAR_UNDEFINED` when the trivia that ends an embedded grammar is not defined
 * @example
 * ```ts
 * import { embedded, flattenEmbedded, sequence } from "@maze/grammar";
 * const inner = { name: "inner", start: "a", rules: { a: { body: sequence("x") } }, terminals: {}, trivia: {} };
 * const outer = { start: "s", rules: { s: { body: embedded(inner) } }, terminals: {}, trivia: {} };
 * Object.keys(flattenEmbedded(outer).rules); // => ["s", "inner.a"]
 * ```
 */
export function flattenEmbedded(grammar: Grammar): Grammar {
  if (!hasEmbedded(grammar)) return grammar;
  const rules: Record<string, Rule> = {};
  const terminals: Record<string, Terminal> = {};
  const trivia: Record<string, Grammar["trivia"][string]> = {};
  const prefixes = new Map<Grammar, string>([[grammar, ""]]);
  const waiting: Grammar[] = [grammar];

  const taken = (prefix: string): boolean =>
    [...prefixes.values()].some((other) => other !== "" && (other.startsWith(prefix) || prefix.startsWith(other))) ||
    [grammar.rules, grammar.terminals, grammar.trivia].some((names) =>
      Object.keys(names).some((name) => name.startsWith(prefix)),
    );
  const prefixOf = (inner: Grammar): string => {
    const known = prefixes.get(inner);
    if (known !== undefined) return known;
    const base = inner.name ?? "embedded";
    let prefix = `${base}.`;
    for (let count = 2; taken(prefix); count++) prefix = `${base}${count}.`;
    prefixes.set(inner, prefix);
    waiting.push(inner);
    return prefix;
  };

  const language = (inner: Grammar, entry: string): Expression => {
    const prefix = prefixOf(inner);
    const after = inner.endTrivia === undefined ? undefined : inner.trivia[inner.endTrivia];
    if (after === undefined && inner.endTrivia !== undefined) {
      const message = `The trivia "${inner.endTrivia}" of the grammar "${prefix}" is not defined.`;
      throw new MazeError({ code: "MAZE_GRAMMAR_UNDEFINED", message });
    }
    const start = rule(`${prefix}${entry}`);
    return after === undefined ? start : sequence(start, pattern(starPattern(after)));
  };
  const rename = (part: Expression, prefix: string): Expression => {
    if (part.kind === "embedded") return language(part.grammar, part.entry ?? part.grammar.start);
    if (prefix !== "" && (part.kind === "rule" || part.kind === "token")) return { ...part, name: prefix + part.name };
    return part;
  };
  for (let from = waiting.shift(); from; from = waiting.shift()) {
    const prefix = prefixOf(from);
    for (const [name, each] of Object.entries(from.rules)) {
      rules[prefix + name] = { ...each, body: mapExpression(each.body, (part) => rename(part, prefix)) };
    }
    for (const [name, terminal] of Object.entries(from.terminals)) {
      terminals[prefix + name] =
        terminal.trivia === undefined ? terminal : { ...terminal, trivia: prefix + terminal.trivia };
    }
    for (const [name, piece] of Object.entries(from.trivia)) trivia[prefix + name] = piece;
  }
  return { ...grammar, rules, terminals, trivia };
}
