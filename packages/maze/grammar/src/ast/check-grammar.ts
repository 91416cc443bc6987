import { MazeError } from "@maze/core";
import { createDerivatives } from "../derivative/derivatives.ts";
import type { Derivatives } from "../derivative/derivatives.ts";
import { findAmbiguity } from "./find-ambiguity.ts";
import type { AmbiguityOptions } from "./find-ambiguity.ts";
import { severityOf } from "./grammar-finding.ts";
import type { GrammarFinding, NameKind } from "./grammar-finding.ts";
import type { Expression, Grammar } from "./grammar.ts";
import { walkExpression } from "./map-expression.ts";
import { findNullable } from "./nullable-rules.ts";
import { findProductive } from "./productive-rules.ts";
import { findReachable } from "./reachable-names.ts";

/** What to check besides what is always checked. */
export interface CheckOptions {
  /** Look for a sentence with two derivations; numbers come from its `random`. */
  readonly ambiguity?: AmbiguityOptions | undefined;
  /** Rules to begin at besides `start`, so that they are not reported as unreachable. */
  readonly entries?: readonly string[] | undefined;
}

const NAMES: readonly NameKind[] = ["rule", "terminal", "trivia"];
const namesOf = (grammar: Grammar, kind: NameKind): Readonly<Record<string, unknown>> =>
  kind === "rule" ? grammar.rules : kind === "terminal" ? grammar.terminals : grammar.trivia;

function* undefinedNames(grammar: Grammar): Generator<GrammarFinding> {
  const check = function* (kind: NameKind, name: string | undefined, usedIn: string): Generator<GrammarFinding> {
    if (name !== undefined && !Object.hasOwn(namesOf(grammar, kind), name))
      yield { code: "undefined", kind, name, usedIn };
  };
  yield* check("rule", grammar.start, "start");
  yield* check("trivia", grammar.endTrivia, "endTrivia");
  for (const [name, terminal] of Object.entries(grammar.terminals))
    yield* check("trivia", terminal.trivia, `terminal ${name}`);
  for (const [name, { body }] of Object.entries(grammar.rules)) {
    for (const part of walkExpression(body)) {
      if (part.kind === "token") yield* check("terminal", part.name, `rule ${name}`);
      if (part.kind === "rule") yield* check("rule", part.name, `rule ${name}`);
      if (part.kind === "embedded" && part.entry !== undefined && !Object.hasOwn(part.grammar.rules, part.entry)) {
        yield { code: "undefined", kind: "rule", name: part.entry, usedIn: `rule ${name}` };
      }
    }
  }
}

function* wrongArguments(grammar: Grammar): Generator<GrammarFinding> {
  for (const [usedIn, { body }] of Object.entries(grammar.rules)) {
    for (const part of walkExpression(body)) {
      if (part.kind !== "rule" || !Object.hasOwn(grammar.rules, part.name)) continue;
      const parametric = grammar.rules[part.name]?.parametric === true;
      const given = part.argument !== undefined;
      const problem = given ? "unused" : "missing";
      if (parametric !== given) yield { code: "argument", name: part.name, usedIn: `rule ${usedIn}`, problem };
    }
  }
  if (grammar.rules[grammar.start]?.parametric === true) {
    yield { code: "argument", name: grammar.start, usedIn: "start", problem: "missing" };
  }
}

function* unreachableNames(grammar: Grammar, entries: readonly string[]): Generator<GrammarFinding> {
  const { rules, terminals, trivia } = findReachable(grammar, entries);
  const reached = { rule: rules, terminal: terminals, trivia };
  for (const kind of NAMES) {
    for (const name of Object.keys(namesOf(grammar, kind))) {
      if (!reached[kind].has(name)) yield { code: "unreachable", kind, name };
    }
  }
}

function* emptiness(grammar: Grammar, derivatives: Derivatives): Generator<GrammarFinding> {
  const productive = findProductive(grammar, derivatives);
  for (const name of Object.keys(grammar.rules)) {
    if (!productive.rule(name)) yield { code: "unproductive", kind: "rule", name };
  }
  for (const [name, { pattern, notBefore }] of Object.entries(grammar.terminals)) {
    if (!productive.terminal(name)) yield { code: "unproductive", kind: "terminal", name };
    if (derivatives.of(pattern).nullable) yield { code: "empty-word", kind: "terminal", name };
    if (notBefore && derivatives.of(notBefore).nullable) yield { code: "empty-word", kind: "not-before", name };
  }
  for (const [name, piece] of Object.entries(grammar.trivia)) {
    if (derivatives.of(piece).nullable) yield { code: "empty-word", kind: "trivia", name };
  }
}

function* unboundedNothing(grammar: Grammar, derivatives: Derivatives): Generator<GrammarFinding> {
  const nullable = findNullable(grammar, derivatives);
  const repeatsNothing = (part: Expression): boolean =>
    part.kind === "repeat" &&
    part.max === null &&
    nullable(part.item) &&
    (part.separator === undefined || nullable(part.separator));
  for (const [name, { body }] of Object.entries(grammar.rules)) {
    if ([...walkExpression(body)].some(repeatsNothing)) yield { code: "unbounded", rule: name };
  }
}

/** The grammars embedded in a grammar, at any depth, each with the rules that it is entered at. */
function embeddedGrammars(grammar: Grammar): Map<Grammar, Set<string>> {
  const entries = new Map<Grammar, Set<string>>([[grammar, new Set()]]);
  for (const outer of entries.keys()) {
    for (const { body } of Object.values(outer.rules)) {
      for (const part of walkExpression(body)) {
        if (part.kind !== "embedded") continue;
        const known = entries.get(part.grammar) ?? new Set();
        entries.set(part.grammar, known.add(part.entry ?? part.grammar.start));
      }
    }
  }
  entries.delete(grammar);
  return entries;
}

/**
 * What is wrong with a grammar or likely so: names that are not defined, not reached or derive nothing, arguments that
 * do not fit, the empty word where it does harm, and on request an ambiguity with an example. Left recursion is fine.
 *
 * @example
 * ```ts
 * import { checkGrammar, describeGrammarFinding, rule, sequence } from "@maze/grammar";
 * const grammar = { start: "a", rules: { a: { body: sequence("x", rule("b")) } }, terminals: {}, trivia: {} };
 * checkGrammar(grammar).map(describeGrammarFinding)[0]; // => 'The rule "b", used in rule a, is not defined.'
 * ```
 */
export function checkGrammar(grammar: Grammar, options: CheckOptions = {}): GrammarFinding[] {
  const derivatives = createDerivatives();
  const check = (each: Grammar, entries: readonly string[]): GrammarFinding[] => [
    ...undefinedNames(each),
    ...wrongArguments(each),
    ...unreachableNames(each, entries),
    ...emptiness(each, derivatives),
    ...unboundedNothing(each, derivatives),
  ];
  const findings = check(grammar, [grammar.start, ...(options.entries ?? [])]);
  let count = 0;
  for (const [inner, entries] of embeddedGrammars(grammar)) {
    count++;
    const place = inner.name ?? `embedded grammar ${count}`;
    findings.push(...check(inner, [...entries]).map((finding) => ({ ...finding, grammar: place })));
  }
  const sound = !findings.some((finding) => severityOf(finding) === "error");
  const dead = findings.some(
    (item) => item.code === "unproductive" && item.name === grammar.start && item.grammar === undefined,
  );
  if (options.ambiguity && sound && !dead) {
    const found = searchAmbiguity(grammar, options.ambiguity);
    if (found) findings.push(found);
  }
  return findings;
}

function searchAmbiguity(grammar: Grammar, options: AmbiguityOptions): GrammarFinding | undefined {
  const decoder = new TextDecoder();
  try {
    const found = findAmbiguity(grammar, options);
    if (!found) return undefined;
    const { rule, sentence, part } = found;
    return { code: "ambiguous", rule, example: decoder.decode(sentence), part: decoder.decode(part) };
  } catch (thrown) {
    // Nothing can be drawn where follow conditions leave no sentence; the grammar then has no ambiguity to report.
    if (MazeError.is(thrown, "MAZE_GRAMMAR_DEAD")) return { code: "unproductive", kind: "rule", name: grammar.start };
    throw thrown;
  }
}
