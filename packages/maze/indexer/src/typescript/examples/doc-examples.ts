import type { Example } from "@maze/core";
import { parseSync, type Directive, type Expression, type ParseResult, type Statement } from "oxc-parser";
import { isSurelyFlat } from "@maze/core/nesting";
import { dottedName, unwrapped } from "../names.ts";
import { claimOf, exampleOf, targetCall, type Claim, type ClaimContext } from "./claims.ts";
import { NotClosed } from "./closed-text.ts";
import { readResultComment } from "./result-comment.ts";
import { bindPattern, declareStatements, innerScope, type Scope } from "./scope.ts";

/** The examples that a text holds, and why others in it cannot be used. */
export interface ReadExamples {
  readonly examples: Example[];
  readonly unreadable: string[];
}

/** Lines that one statement of an example takes at most, where the text around it does not parse. */
const LONGEST_STATEMENT = 40;
const LONGEST_TEXT = 20_000;
/** Stretches of lines that are tried at most, since each of them is parsed. */
const MOST_TRIALS = 1_000;

/** Reads calls of a function with their results from the text of an `@example`, fenced or plain. */
export function readDocExamples(given: string, name: string, source: Example["source"]): ReadExamples {
  if (given.length > LONGEST_TEXT) return { examples: [], unreadable: ["it is too long"] };
  const text = withoutMarkup(given);
  const read: ReadExamples = { examples: [], unreadable: [] };
  for (const part of parseParts(text)) readPart(part, name, source, read);
  if (read.examples.length === 0 && read.unreadable.length === 0) {
    read.unreadable.push(`it shows no call of ${name} with a result`);
  }
  return read;
}

/** Fences and captions become blank, so that what is left is code and prose. */
function withoutMarkup(text: string): string {
  return text
    .replaceAll(/^[ \t]*(?:```|~~~).*$/gm, "")
    .replaceAll(/<caption>[^<]*<\/caption>/g, (caption) => caption.replaceAll(/[^\n]/g, " "));
}

interface Part {
  readonly text: string;
  readonly result: ParseResult;
}

/** The text as one program, or where it does not parse, every stretch of lines that does. */
function parseParts(text: string): Part[] {
  const whole = parsePart(text);
  if (whole !== undefined) return [whole];
  const lines = text.split(/\r?\n/);
  const parts: Part[] = [];
  let trials = 0;
  for (let first = 0; first < lines.length && trials < MOST_TRIALS;) {
    let taken = 1;
    for (let count = 1; count <= LONGEST_STATEMENT && first + count <= lines.length; count++) {
      trials++;
      const part = lines[first]?.trim() === "" ? undefined : parsePart(lines.slice(first, first + count).join("\n"));
      if (part === undefined) continue;
      const rest = commentLinesAfter(lines, first + count);
      parts.push(rest === 0 ? part : (parsePart(lines.slice(first, first + count + rest).join("\n")) ?? part));
      taken = count + rest;
      break;
    }
    first += taken;
  }
  return parts;
}

function commentLinesAfter(lines: readonly string[], from: number): number {
  let count = 0;
  while (lines[from + count]?.trim().startsWith("//") === true) count++;
  return count;
}

function parsePart(text: string): Part | undefined {
  if (!isSurelyFlat(text, { lang: "ts" })) return undefined;
  const result = parseSync("example.ts", text, { lang: "ts" });
  return result.errors.length === 0 ? { text, result } : undefined;
}

function readPart({ text, result }: Part, name: string, source: Example["source"], into: ReadExamples): void {
  const { body } = result.program;
  const scope = innerScope(undefined);
  declareStatements(body, scope);
  declareVariables(body, scope);
  const context: ClaimContext = {
    text,
    scope,
    isTarget: (callee) => isCallee(callee, name),
    assertion: (callee) =>
      /^(?:assert\.)?(ok|throws|equal|(?:deepS|s)trictEqual|deepEqual)$/.exec(dottedName(callee) ?? "")?.[1] ??
      (dottedName(callee) === "assert" ? "ok" : undefined),
  };
  const add = (claim: Claim, own: readonly Example[] = []): void => {
    const example = own[0] ?? exampleOf(claim, context, source);
    if (example instanceof NotClosed) into.unreadable.push(`${sourceOf(claim.call, text)}: ${example.reason}`);
    else into.examples.push(example);
  };
  body.forEach((statement, i) => {
    const before = body[i + 1]?.start ?? text.length;
    const expression = valueOf(statement);
    if (expression === undefined) return;
    const claim = statement.type === "ExpressionStatement" ? claimOf(expression, context) : undefined;
    const result_ = readResultComment({ text, comments: result.comments, end: statement.end, before });
    if (claim !== undefined) {
      if (result_ === undefined || !("value" in result_) || result_.value !== "false") add(claim);
      return;
    }
    const found = targetCall(unlogged(expression), context);
    if (found === undefined) {
      const awaited = unwrapped(expression);
      if (awaited.type === "AwaitExpression" && targetCall(awaited.argument, context))
        into.unreadable.push(`${sourceOf(awaited, text)}: results that arrive later are not compared`);
      return;
    }
    if (result_ === undefined) {
      if (statement.type === "ExpressionStatement")
        into.unreadable.push(`${sourceOf(found.call, text)}: it gives no result`);
    } else if ("unreadable" in result_) into.unreadable.push(`${sourceOf(found.call, text)}: ${result_.unreadable}`);
    else add({ ...found, expected: "value" in result_ ? { text: result_.value } : result_ });
  });
}

/** In an example, variables that are set once stand for their expressions as constants do. */
function declareVariables(body: readonly (Directive | Statement)[], scope: Scope): void {
  const assigned = new Set(
    body.flatMap((statement) =>
      statement.type === "ExpressionStatement" && statement.expression.type === "AssignmentExpression"
        ? [dottedName(statement.expression.left)?.split(".")[0]]
        : [],
    ),
  );
  for (const statement of body) {
    if (statement.type !== "VariableDeclaration" || statement.kind === "const") continue;
    for (const { id, init } of statement.declarations) {
      if (id.type === "Identifier" && init !== null && !assigned.has(id.name))
        bindPattern(id, { expression: init, scope }, scope);
    }
  }
}

function valueOf(statement: Directive | Statement): Expression | undefined {
  if (statement.type === "ExpressionStatement") return statement.expression;
  if (statement.type !== "VariableDeclaration" || statement.declarations.length !== 1) return undefined;
  return statement.declarations[0]?.init ?? undefined;
}

/** The argument of `console.log(…)`, or the expression itself. */
function unlogged(expression: Expression): Expression {
  const node = unwrapped(expression);
  if (node.type !== "CallExpression" || dottedName(node.callee) !== "console.log") return expression;
  const [only, ...more] = node.arguments;
  return only === undefined || only.type === "SpreadElement" || more.length > 0 ? expression : only;
}

/** `name(…)`, or `object.name(…)` for a function that is reached through its module; a method needs its class. */
function isCallee(callee: Expression, name: string): boolean {
  const called = dottedName(callee);
  if (called === undefined) return false;
  return (
    called === name ||
    (name.includes(".")
      ? called === lastName(name)
      : /^[a-z_$][\w$]*\.[\w$]+$/i.test(called) && lastName(called) === name)
  );
}

const lastName = (name: string): string => name.split(".").at(-1) ?? name;

function sourceOf(node: Expression, text: string): string {
  const source = text.slice(node.start, node.end).replaceAll(/\s+/g, " ");
  return source.length > 60 ? `${source.slice(0, 60)}…` : source;
}
