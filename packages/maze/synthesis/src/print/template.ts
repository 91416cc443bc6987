import { inPlace, Precedence, type Printed } from "./precedence.ts";

/** A piece of a template: source text, the place of an argument, or the name of a binder. */
type Piece =
  { text: string } | { argument: number; place: number; beforeDot: boolean } | { binder: string } | { callee: true };

/**
 * An expression with places for arguments. In its notation `$0`, `$1`, … stand for arguments, `@` for the name of an
 * imported value and `%a` for a name that the expression binds itself; a binder gets a fresh name whenever the template is printed.
 */
export interface Template {
  readonly pieces: readonly Piece[];
  readonly precedence: number;
  readonly binders: readonly string[];
}

/**
 * Reads the template notation. The precedence that each place demands follows from the characters around it: a place before
 * `.`, `[` or `(` needs a member expression, a place alone between brackets or commas takes anything, every other place is
 * treated as an operand of `operand`.
 */
export function parseTemplate(
  notation: string,
  precedence: number = Precedence.member,
  operand: readonly number[] = [],
): Template {
  const pieces: Piece[] = [];
  const binders = new Set<string>();
  let at = 0;
  for (const match of notation.matchAll(/\$(\d)|%([a-z])\b|@/g)) {
    if (match.index > at) pieces.push({ text: notation.slice(at, match.index) });
    at = match.index + match[0].length;
    if (match[1] !== undefined) {
      const argument = Number(match[1]);
      const after = notation.slice(at);
      pieces.push({
        argument,
        place: operand[argument] ?? placeOf(notation.slice(0, match.index), after),
        beforeDot: after.startsWith("."),
      });
    } else if (match[2] !== undefined) {
      binders.add(match[2]);
      pieces.push({ binder: match[2] });
    } else pieces.push({ callee: true });
  }
  if (at < notation.length) pieces.push({ text: notation.slice(at) });
  return { pieces, precedence, binders: [...binders] };
}

function placeOf(before: string, after: string): number {
  const next = /^\s*(\S|$)/.exec(after)?.[1] ?? "";
  if (/^(\.|\[|\()/.test(after) || after.startsWith("?.")) return Precedence.member;
  const spread = /\.\.\.$/.test(before);
  const open = spread || /(^|[([{,:]|\$\{)\s*$/.test(before);
  return open && (next === "" || /[)\]},]/.test(next)) ? Precedence.assignment : Precedence.member;
}

/** The expression with its arguments and the names chosen for its binders. */
export function printTemplate(
  template: Template,
  args: readonly Printed[],
  nameOf: (binder: string) => string,
  callee = "",
): Printed {
  let text = "";
  for (const piece of template.pieces) {
    if ("text" in piece) text += piece.text;
    else if ("callee" in piece) text += callee;
    else if ("binder" in piece) text += nameOf(piece.binder);
    else {
      const arg = args[piece.argument];
      if (arg === undefined) continue;
      const placed = inPlace(arg, piece.place);
      // `1.toString()` is no TypeScript.
      text += piece.beforeDot && /^\d+$/.test(placed) ? `(${placed})` : placed;
    }
  }
  return { text, precedence: template.precedence };
}
