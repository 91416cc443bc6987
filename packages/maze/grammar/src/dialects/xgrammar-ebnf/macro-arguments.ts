import type { TextCursor } from "../common/text-cursor.ts";
import { readCharacter } from "./xgrammar-character.ts";

/** A value in the parentheses of a macro. */
export type MacroValue =
  | { readonly kind: "string"; readonly value: string; readonly at: number }
  | { readonly kind: "number"; readonly value: number; readonly at: number }
  | { readonly kind: "boolean"; readonly value: boolean; readonly at: number }
  | { readonly kind: "name"; readonly value: string; readonly at: number }
  | { readonly kind: "tuple"; readonly items: readonly MacroValue[]; readonly at: number };

/** What stands in the parentheses of a macro. */
export interface MacroArguments {
  readonly positional: readonly MacroValue[];
  readonly named: ReadonlyMap<string, MacroValue>;
}

function parseValue(cursor: TextCursor, space: () => void): MacroValue {
  const at = cursor.at;
  if (cursor.take('"')) {
    const points: number[] = [];
    while (!cursor.take('"')) {
      if (cursor.atEnd()) throw cursor.syntax("the text is not closed", at);
      points.push(readCharacter(cursor, false));
    }
    return { kind: "string", value: String.fromCodePoint(...points), at };
  }
  if (cursor.take("(")) {
    const items: MacroValue[] = [];
    space();
    while (!cursor.take(")")) {
      items.push(parseValue(cursor, space));
      space();
      if (!cursor.take(",") && !cursor.sees(")")) throw cursor.syntax('expected "," or ")"');
      space();
    }
    return { kind: "tuple", items, at };
  }
  const number = cursor.match(/[+-]?\d+/y)?.[0];
  if (number !== undefined) return { kind: "number", value: Number(number), at };
  const name = cursor.match(/[A-Za-z_.-][A-Za-z0-9_.-]*/y)?.[0];
  if (name === undefined) throw cursor.syntax("expected a text, a number, a name or a tuple");
  if (name === "true" || name === "false") return { kind: "boolean", value: name === "true", at };
  return { kind: "name", value: name, at };
}

/** Reads `(value, name=value, …)`. */
export function parseMacroArguments(cursor: TextCursor, space: () => void): MacroArguments {
  const positional: MacroValue[] = [];
  const named = new Map<string, MacroValue>();
  cursor.expect("(");
  space();
  while (!cursor.take(")")) {
    const name = cursor.match(/([A-Za-z_][A-Za-z0-9_]*)\s*=\s*/y)?.[1];
    const value = parseValue(cursor, space);
    if (name === undefined) positional.push(value);
    else if (named.has(name)) throw cursor.syntax(`the argument ${name} is given twice`, value.at);
    else named.set(name, value);
    space();
    if (!cursor.take(",") && !cursor.sees(")")) throw cursor.syntax('expected "," or ")"');
    space();
  }
  return { positional, named };
}
