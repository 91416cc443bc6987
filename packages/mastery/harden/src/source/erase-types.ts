import { endOf, startOf, walk, type SourceNode } from "./parse-source.ts";

/** A stretch of a text. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** A text with spaces in the place of its types, so that every offset stays, and where those were. */
export interface ErasedText {
  readonly text: string;
  readonly erased: readonly Stretch[];
}

/**
 * Takes types out of TypeScript, so that a rule for `let $M = $X[0]` also sees `let m: number = xs[0]!`. The way of Node's
 * own type stripping: every character becomes a space, line ends stay.
 */
export function eraseTypes(text: string, root: SourceNode): ErasedText {
  const found = [...walk(root)].flatMap((node) => typeStretch(node) ?? []).sort((a, b) => a.start - b.start);
  const erased: Stretch[] = [];
  for (const stretch of found) if (stretch.start >= (erased.at(-1)?.end ?? 0)) erased.push(stretch);
  let [result, at] = ["", 0];
  for (const { start, end } of erased) {
    result += text.slice(at, start) + text.slice(start, end).replaceAll(/[^\r\n]/g, " ");
    at = end;
  }
  return { text: result + text.slice(at), erased };
}

function typeStretch(node: SourceNode): Stretch | undefined {
  const kind = String(node.kind());
  if (/^(type_annotation|type_arguments|type_parameters)$/.test(kind)) {
    return { start: startOf(node), end: endOf(node) };
  }
  if (!/^(non_null_expression|as_expression|satisfies_expression)$/.test(kind)) return undefined;
  const [expression, mark] = node.children().filter((child) => child.kind() !== "comment");
  // `x as const` keeps its meaning only with the whole of it.
  return expression && mark && { start: startOf(mark), end: endOf(node) };
}
