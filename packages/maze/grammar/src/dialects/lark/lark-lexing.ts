import type { Expression, Grammar, Terminal } from "../../ast/grammar.ts";
import { intersectRanges, invertRanges } from "../../pattern/character-ranges.ts";
import { alternate, concat, difference, emptyWord } from "../../pattern/pattern-builders.ts";
import type { Pattern } from "../../pattern/pattern.ts";
import { classOf, nullable } from "../automaton/pattern-algebra.ts";
import { automatonAccepts, textAutomaton } from "../automaton/text-automaton.ts";
import { anyOf, continuationsOf, firstCharacters, lexemeEnds, type LexemeEnd } from "./lexeme-ends.ts";

/** A terminal as it is used in rules. */
export interface UsedTerminal {
  readonly key: string;
  readonly pattern: Pattern;
  /** Set when the terminal is one literal text. */
  readonly literal?: string | undefined;
  readonly priority: number;
  /** Its words end where they end, whatever follows (lazy lexemes of llguidance). */
  readonly exact: boolean;
}

/** How a dialect of Lark tells lexemes apart. */
export interface LexingRules {
  /** Literals are taken out of the terminals that match them, and higher priorities out of lower ones. */
  readonly reserved: boolean;
  /** Ignored text may stand before the first lexeme. */
  readonly leadingTrivia: boolean;
  /** An ignored lexeme may be followed by another. */
  readonly repeatedTrivia: boolean;
}

/** What terminals of Lark are in our grammar. */
export interface LexedTerminals {
  readonly terminals: Record<string, Terminal>;
  readonly trivia: Record<string, Pattern>;
  readonly endTrivia?: string | undefined;
  /** What a use of a terminal is. */
  readonly uses: ReadonlyMap<string, Expression>;
  readonly rules: Grammar["rules"];
}

const IGNORED = "%ignore";

function endsOf(terminal: UsedTerminal, all: readonly UsedTerminal[], rules: LexingRules): readonly LexemeEnd[] {
  const { literal, pattern, priority, exact } = terminal;
  if (exact) return [{ pattern }];
  const others = all.filter((other) => other.key !== terminal.key);
  const stronger = rules.reserved ? others.filter((other) => other.priority > priority) : [];
  const without = (end: LexemeEnd, removed: readonly Pattern[]): LexemeEnd =>
    removed.length === 0 ? end : { ...end, pattern: difference(end.pattern, alternate(...removed)) };
  if (literal !== undefined) {
    const holders = others.filter(
      (other) =>
        rules.reserved && other.literal === undefined && other.priority === priority && holds(other.pattern, literal),
    );
    const notBefore = anyOf(holders.map((holder) => continuationsOf(holder.pattern, literal)));
    const removed = stronger.filter((other) => holds(other.pattern, literal)).map((other) => other.pattern);
    return [without({ pattern, notBefore }, removed)];
  }
  const literals = others.flatMap((other) =>
    rules.reserved && other.literal !== undefined && other.priority === priority && holds(pattern, other.literal)
      ? [other.pattern]
      : [],
  );
  return lexemeEnds(pattern).map((end) => without(end, [...literals, ...stronger.map((other) => other.pattern)]));
}

const holds = (pattern: Pattern, text: string): boolean => automatonAccepts(textAutomaton(pattern), text);

/** Trivia pieces that say by themselves where they end, and what may stand at the end of the text; or `undefined`. */
function selfDelimiting(
  ignored: readonly Pattern[],
  used: readonly UsedTerminal[],
): { readonly pieces: Pattern; readonly last: Pattern } | undefined {
  const starts = used.flatMap((terminal) => firstCharacters(terminal.pattern));
  const single = ignored.flatMap((pattern) => {
    const { states, start } = textAutomaton(pattern);
    return (states[start]?.transitions ?? [])
      .filter(({ target }) => states[target]?.accepting)
      .flatMap(({ ranges }) => ranges);
  });
  const pieces: Pattern[] = [];
  const last: Pattern[] = [];
  for (const pattern of ignored) {
    const ends = lexemeEnds(pattern);
    const ongoing = ends.flatMap(({ notBefore }) => (notBefore === undefined ? [] : firstCharacters(notBefore)));
    last.push(pattern);
    if (intersectRanges(ongoing, starts).length === 0) {
      pieces.push(pattern);
      continue;
    }
    // A comment that ends at a line end: the line end, which is ignored too, becomes a part of it.
    const followers = invertRanges(ongoing);
    const [end] = ends;
    const isClass =
      end?.notBefore?.kind === "class" ||
      (end?.notBefore?.kind === "text" && Array.from(end.notBefore.text).length === 1);
    const surrogates = [[0xd800, 0xdfff]] as const;
    const covered = intersectRanges(followers, invertRanges([...single, ...surrogates])).length === 0;
    if (ends.length !== 1 || !isClass || !covered) return undefined;
    pieces.push(concat(pattern, classOf(intersectRanges(followers, invertRanges(surrogates)))));
  }
  return { pieces: alternate(...pieces), last: alternate(...last) };
}

/** Decides where lexemes end and what may stand between them. */
export function lexTerminals(
  used: readonly UsedTerminal[],
  ignored: readonly Pattern[],
  lexing: LexingRules,
): LexedTerminals {
  const terminals: Record<string, Terminal> = {};
  const trivia: Record<string, Pattern> = {};
  const rules: Record<string, Grammar["rules"][string]> = {};
  const simple = ignored.length > 0 && lexing.leadingTrivia && lexing.repeatedTrivia;
  const delimiting = simple ? selfDelimiting(ignored, used) : undefined;
  const byRule = ignored.length > 0 && delimiting === undefined;
  if (delimiting !== undefined) {
    trivia[IGNORED] = delimiting.pieces;
    trivia[`${IGNORED} at the end`] = delimiting.last;
  }
  if (byRule) {
    const options = ignored.flatMap((pattern, index) =>
      lexemeEnds(pattern).map((end, part): Expression => {
        const name = `${IGNORED} ${String(index + 1)}${part === 0 ? "" : `.${String(part + 1)}`}`;
        terminals[name] = end;
        return { kind: "token", name };
      }),
    );
    const max = lexing.repeatedTrivia ? null : 1;
    rules[IGNORED] = { body: { kind: "repeat", item: { kind: "choice", options }, min: 0, max } };
  }
  const uses = new Map<string, Expression>();
  for (const terminal of used) {
    const parts = endsOf(terminal, used, lexing).map((end, index, all): Expression => {
      const bare = end.notBefore === undefined && delimiting === undefined;
      if (bare && terminal.literal !== undefined) return { kind: "pattern", pattern: end.pattern };
      const name = all.length === 1 ? terminal.key : `${terminal.key}.${String(index + 1)}`;
      const made: Terminal =
        delimiting === undefined ? { pattern: end.pattern } : { pattern: end.pattern, trivia: IGNORED };
      terminals[name] = end.notBefore === undefined ? made : { ...made, notBefore: end.notBefore };
      return { kind: "token", name };
    });
    const [only] = parts;
    if (nullable(terminal.pattern)) parts.push({ kind: "pattern", pattern: emptyWord });
    const use: Expression = parts.length === 1 && only !== undefined ? only : { kind: "choice", options: parts };
    uses.set(terminal.key, byRule ? withTrivia(use, lexing.leadingTrivia) : use);
  }
  const endTrivia = delimiting === undefined ? undefined : `${IGNORED} at the end`;
  return { terminals, trivia, endTrivia, uses, rules };
}

/** With trivia by rule: after each lexeme, so that none stands before the first. */
function withTrivia(use: Expression, leading: boolean): Expression {
  const ignored: Expression = { kind: "rule", name: IGNORED };
  return { kind: "sequence", items: leading ? [ignored, use] : [use, ignored] };
}

/** True when a lexeme of the terminal can be empty. */
export const canBeEmpty = (terminal: UsedTerminal): boolean => nullable(terminal.pattern);
/** The rule of ignored text, where there is one. */
export const IGNORED_RULE = IGNORED;
