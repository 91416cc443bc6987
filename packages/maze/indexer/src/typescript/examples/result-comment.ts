import { parseSync, type Comment } from "oxc-parser";
import { isSurelyFlat } from "@maze/core/nesting";
import { unwrapped } from "../names.ts";
import { closedText, NotClosed } from "./closed-text.ts";
import { LANGUAGE_GLOBALS } from "./globals.ts";

/** What a comment behind a statement says about its value. */
export type CommentedResult =
  { readonly value: string } | { readonly throws: string } | { readonly unreadable: string };

const MARKER = /^\s*(?:[=-]{1,2}>|→|⇒|➜|(?:returns|result(?:\s+is)?|evaluates\s+to|yields)\b:?)\s*/i;
const THROWS = /^\s*(?:(?:[=-]{1,2}>|→|⇒|➜)\s*)?throws?\b:?\s*/i;

/**
 * Reads the result that comments behind a statement give: `// => value`, `// throws Name`, also on the next lines. A
 * literal without a marker counts on the line of the statement itself.
 */
export function readResultComment(of: {
  text: string;
  comments: readonly Comment[];
  end: number;
  before: number;
}): CommentedResult | undefined {
  const { text, comments, end, before } = of;
  const after = comments.filter((comment) => comment.start >= end && comment.end <= before);
  const [first] = after;
  if (first === undefined) return undefined;
  const gap = text.slice(end, first.start);
  if (!/^[\s;,]*$/.test(gap) || /\n[^\S\n]*\n/.test(gap)) return undefined;
  const isSameLine = !/[\n\r]/.test(gap);
  const thrown = THROWS.exec(first.value);
  if (thrown !== null) return { throws: errorNamed(first.value.slice(thrown[0].length).trim()) };
  const marker = MARKER.exec(first.value);
  if (marker === null) {
    if (!isSameLine) return undefined;
    const bare = readValue(first.value);
    return bare instanceof NotClosed || !/^\s*[-"'`[{\dtfnu]/.test(first.value) ? undefined : { value: bare };
  }
  return readMarked(first.value.slice(marker[0].length), linesAfter(text, after));
}

/** The value, going on in the next lines as long as it is no whole expression. */
function readMarked(first: string, more: readonly string[]): CommentedResult {
  let value = first;
  let reason = readValue(value);
  for (const line of more) {
    if (!(reason instanceof NotClosed)) break;
    value += `\n${line}`;
    const longer = readValue(value);
    if (!(longer instanceof NotClosed)) reason = longer;
  }
  if (!(reason instanceof NotClosed)) return { value: reason };
  return { unreadable: `its result "${first.trim()}" is no expression that stands alone (${reason.reason})` };
}

/** Text of the line comments that stand right under the first one. */
function linesAfter(text: string, comments: readonly Comment[]): string[] {
  const found: string[] = [];
  for (const [i, comment] of comments.entries()) {
    const previous = comments[i - 1];
    if (previous === undefined) continue;
    const isNext =
      comment.type === "Line" && /^[^\S\n\r]*\r?\n?[^\S\n\r]*$/.test(text.slice(previous.end, comment.start));
    if (!isNext || MARKER.test(comment.value) || found.length > 100) break;
    found.push(comment.value);
  }
  return found;
}

/** An expression that is given as a text of its own, as JavaScript that needs nothing around it. */
export function readValue(given: string): string | NotClosed {
  const value = given.trim().replace(/;$/, "");
  if (value === "") return new NotClosed("it is empty");
  const text = `(${value}\n)`;
  if (!isSurelyFlat(text, { lang: "ts" })) return new NotClosed("it is nested too deeply");
  const { program, errors } = parseSync("value.ts", text, { lang: "ts" });
  const [only, ...more] = program.body;
  if (errors.length > 0 || only?.type !== "ExpressionStatement" || more.length > 0)
    return new NotClosed("it does not parse");
  const outer = only.expression;
  if (outer.type !== "ParenthesizedExpression" || outer.end !== text.length) return new NotClosed("it does not parse");
  const inner = outer.expression;
  if (inner.type === "SequenceExpression") return new NotClosed("it is more than one expression");
  const bare = unwrapped(inner);
  if (bare.type === "Identifier" && LANGUAGE_GLOBALS.has(bare.name))
    return new NotClosed(`${bare.name} is a type here, not a value`);
  return closedText(inner, { text, scope: undefined });
}

/** `RangeError`, `new RangeError("x")`, `RangeError: x` name an error; a text in quotes is a part of its message. */
function errorNamed(text: string): string {
  const quoted = /^(["'`])(.*)\1/s.exec(text);
  if (quoted !== null) return quoted[2] ?? "";
  const named = /^(?:(?:an?|new)\s+)?`?([A-Z][\w$]*)/.exec(text)?.[1] ?? "";
  return /(?:Error|Exception)$/.test(named) && named !== "Error" ? named : messageOf(text);
}

/** The message in `Error("x")` and `Error: x`. */
function messageOf(text: string): string {
  const message = /^(?:an?\s+|new\s+)?Error(?:\(\s*(["'`])(.*?)\1\s*\)|:\s*(.+))/.exec(text);
  return (message?.[2] ?? message?.[3] ?? "").trim();
}
