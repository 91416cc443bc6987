import { MazeError } from "@maze/core";
import { optional, plus, star } from "../../ast/expression-builders.ts";
import type { Argument, Expression, Rule } from "../../ast/grammar.ts";

/** What the names and literals of the notation stand for. */
export interface RuleScope {
  /** A quoted literal; `loose` where it was written in single quotes. */
  readonly literal: (text: string, loose: boolean) => Expression;
  /** A name. `variant` is what follows `@`: undefined without `@`, empty for the variant being defined. */
  readonly reference: (name: string, variant: string | undefined, argument: Argument | undefined) => Expression;
  /** The name a rule is defined under. */
  readonly define: (name: string, variant: string | undefined) => string;
}

/** Names of terminals are in capital letters. */
export const TERMINAL = /^[A-Z]/;

const SYNTAX = /\s*(?:#[^\n]*\s*)*(?:([A-Za-z][\w-]*)(@[a-z-]*)?(\^)?(\s*=)?|"([^"]+)"|'([^']+)'|([()|?*+%]))/y;

interface Symbol {
  readonly at: number;
  readonly name?: string | undefined;
  readonly variant?: string | undefined;
  readonly parametric: boolean;
  readonly defines: boolean;
  readonly literal?: string | undefined;
  readonly loose: boolean;
  readonly mark?: string | undefined;
}

function readSymbols(source: string): Symbol[] {
  const symbols: Symbol[] = [];
  const end = source.trimEnd().length;
  SYNTAX.lastIndex = 0;
  while (SYNTAX.lastIndex < end) {
    const at = SYNTAX.lastIndex;
    const match = SYNTAX.exec(source);
    if (match === null) throw notationError(source, at, "nothing of the notation");
    const [, name, variant, parameter, equals, literal, loose, mark] = match;
    symbols.push({
      at,
      name,
      variant: variant?.slice(1),
      parametric: parameter !== undefined,
      defines: equals !== undefined,
      literal: literal ?? loose,
      loose: loose !== undefined,
      mark,
    });
  }
  return symbols;
}

function notationError(source: string, at: number, found: string): MazeError {
  const line = source.slice(0, at).split("\n").length;
  return new MazeError({
    code: "MAZE_GRAMMAR_SYNTAX",
    message: `Line ${String(line)} of the rules has ${found} at "${source.slice(at, at + 30).trim()}".`,
    hint: "Correct the text at the place that the message names.",
  });
}

/**
 * Reads rules in a short EBNF over tokens: `name = …` starts a rule; `"if"` and `'<'` are literals, `a b` a sequence,
 * `a | b` a choice, `?`, `*` and `+` repeat, `a % b` is one or more `a` with `b` between two, `()` is nothing.
 * `name@variant` names one of several variants of a rule, `name^` a rule that takes a parameter: it passes its own on.
 * `#` starts a comment.
 *
 * Unlike the dialects this notation says nothing about characters: every literal is a token of the language.
 */
export function parseRules(source: string, scope: RuleScope): Record<string, Rule> {
  const symbols = readSymbols(source);
  const rules: Record<string, Rule> = {};
  let next = 0;

  const fail = (found: string): never => {
    throw notationError(source, symbols[next]?.at ?? source.length, found);
  };
  const takeMark = (mark: string): boolean => {
    if (symbols[next]?.mark !== mark) return false;
    next++;
    return true;
  };

  function readPrimary(): Expression | undefined {
    const symbol = symbols[next];
    if (symbol === undefined || symbol.defines) return undefined;
    if (symbol.mark !== undefined && symbol.mark !== "(") return undefined;
    next++;
    if (symbol.literal !== undefined) return scope.literal(symbol.literal, symbol.loose);
    if (symbol.name !== undefined) {
      return scope.reference(symbol.name, symbol.variant, symbol.parametric ? { op: "self" } : undefined);
    }
    const inner = readChoice();
    return takeMark(")") ? inner : fail("a bracket that is not closed");
  }
  function readRepeated(): Expression | undefined {
    let item = readPrimary();
    while (item !== undefined) {
      if (takeMark("?")) item = optional(item);
      else if (takeMark("*")) item = star(item);
      else if (takeMark("+")) item = plus(item);
      else if (takeMark("%")) item = plus(item, readPrimary() ?? fail("no separator"));
      else break;
    }
    return item;
  }
  function readSequence(): Expression {
    const items: Expression[] = [];
    for (let item = readRepeated(); item !== undefined; item = readRepeated()) items.push(item);
    return items.length === 1 && items[0] !== undefined ? items[0] : { kind: "sequence", items };
  }
  function readChoice(): Expression {
    const options = [readSequence()];
    while (takeMark("|")) options.push(readSequence());
    return options.length === 1 && options[0] !== undefined ? options[0] : { kind: "choice", options };
  }

  while (next < symbols.length) {
    const head = symbols[next];
    if (head?.name === undefined || !head.defines) return fail("no name of a rule");
    next++;
    const name = scope.define(head.name, head.variant);
    if (Object.hasOwn(rules, name)) return fail(`a second rule ${name}, just before`);
    const body = readChoice();
    rules[name] = head.parametric ? { body, parametric: true } : { body };
  }
  return rules;
}
