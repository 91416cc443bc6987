import { createDerivatives } from "../derivative/derivatives.ts";
import { canonicalText } from "./grammar-hash.ts";
import type { Expression, Grammar, Rule } from "./grammar.ts";
import { mapExpression, walkExpression } from "./map-expression.ts";
import { findProductive } from "./productive-rules.ts";
import { findReachable } from "./reachable-names.ts";
import { never, simplifyExpression } from "./simplify-expression.ts";

type Rules = Readonly<Record<string, Rule>>;

/** What must stay. */
export interface SimplifyOptions {
  /** Rules that are kept besides `start`, because texts may begin at them. */
  readonly entries?: readonly string[] | undefined;
}

const mapRules = (rules: Rules, map: (body: Expression) => Expression): Rules =>
  Object.fromEntries(Object.entries(rules).map(([name, rule]) => [name, { ...rule, body: map(rule.body) }]));

/** Nothing in place of what derives nothing. */
function dropUnproductive(grammar: Grammar): Grammar {
  const productive = findProductive(grammar, createDerivatives());
  const rules = mapRules(grammar.rules, (body) =>
    mapExpression(body, (part) => {
      if (part.kind === "rule") return productive.rule(part.name) ? part : never;
      return part.kind === "token" && !productive.terminal(part.name) ? never : part;
    }),
  );
  return { ...grammar, rules };
}

function dropUnreachable(grammar: Grammar, entries: readonly string[]): Grammar {
  const { rules, terminals, trivia } = findReachable(grammar, entries);
  const keep = <T>(items: Readonly<Record<string, T>>, names: ReadonlySet<string>): Record<string, T> =>
    Object.fromEntries(Object.entries(items).filter(([name]) => names.has(name)));
  return {
    ...grammar,
    rules: keep(grammar.rules, rules),
    terminals: keep(grammar.terminals, terminals),
    trivia: keep(grammar.trivia, trivia),
  };
}

/** One rule for those of one right side. */
function joinEqualRules(rules: Rules, entries: readonly string[]): Rules {
  const first = new Map<string, string>();
  const replaced = new Map<string, string>();
  for (const name of [...entries, ...Object.keys(rules)]) {
    const rule = rules[name];
    if (!rule || first.get(ruleKey(rule)) === name) continue;
    const known = first.get(ruleKey(rule));
    if (known === undefined) first.set(ruleKey(rule), name);
    else if (!entries.includes(name)) replaced.set(name, known);
  }
  if (replaced.size === 0) return rules;
  const kept = Object.fromEntries(Object.entries(rules).filter(([name]) => !replaced.has(name)));
  return mapRules(kept, (body) =>
    mapExpression(body, (part) => {
      const name = part.kind === "rule" ? replaced.get(part.name) : undefined;
      return part.kind === "rule" && name !== undefined ? { ...part, name } : part;
    }),
  );
}
const ruleKey = (rule: Rule): string => canonicalText([rule.parametric === true, rule.body]);

/** True when the right side means the same in any rule: it does not read the parameter of the rule that it is in. */
const standsAlone = (body: Expression): boolean =>
  [...walkExpression(body)].every(
    (part) =>
      part.kind !== "when" && !(part.kind === "rule" && part.argument !== undefined && part.argument.op !== "constant"),
  );

/** The right sides of rules that are used once, or are as small as a reference, in the places of their references. */
function inlineRules(rules: Rules, entries: readonly string[]): Rules {
  const uses = new Map<string, number>();
  for (const { body } of Object.values(rules)) {
    for (const part of walkExpression(body)) {
      if (part.kind === "rule") uses.set(part.name, (uses.get(part.name) ?? 0) + 1);
    }
  }
  const isSmall = ({ kind }: Expression): boolean => kind === "pattern" || kind === "token" || kind === "rule";
  const inlined = new Set<string>();
  for (const [name, { body, parametric }] of Object.entries(rules)) {
    if (entries.includes(name) || parametric === true || !standsAlone(body)) continue;
    if ((uses.get(name) ?? 0) === 1 || isSmall(body)) inlined.add(name);
  }
  // A rule that leads back to itself through rules that are to go stays.
  const place = (expression: Expression, open: ReadonlySet<string>): Expression =>
    mapExpression(expression, (part) => {
      if (part.kind !== "rule" || !inlined.has(part.name)) return part;
      const rule = rules[part.name];
      if (!rule || open.has(part.name)) {
        inlined.delete(part.name);
        return part;
      }
      return place(rule.body, new Set([...open, part.name]));
    });
  for (let size = -1; size !== inlined.size;) {
    size = inlined.size;
    for (const { body } of Object.values(rules)) place(body, new Set());
  }
  const kept = Object.fromEntries(Object.entries(rules).filter(([name]) => !inlined.has(name)));
  return mapRules(kept, (body) => place(body, new Set()));
}

/**
 * A smaller grammar of the same language: what is not reached or derives nothing is dropped, equal rules are one, rules
 * that are used once are written where they are used, nested lists are flat. Tags and conditions stay. Embedded grammars
 * are left as they are; `flattenEmbedded` brings them in first.
 */
export function simplifyGrammar(grammar: Grammar, options: SimplifyOptions = {}): Grammar {
  const entries = [grammar.start, ...(options.entries ?? [])];
  let simple = dropUnreachable(dropUnproductive(grammar), entries);
  for (let size = Number.POSITIVE_INFINITY; ;) {
    const joined = joinEqualRules(mapRules(simple.rules, simplifyExpression), entries);
    const rules = mapRules(inlineRules(joined, entries), simplifyExpression);
    simple = dropUnreachable({ ...simple, rules }, entries);
    const next = canonicalText(simple.rules).length;
    if (next >= size) return simple;
    size = next;
  }
}
