import type { Example } from "@maze/core";
import type { CallExpression, Expression, FunctionBody, MemberExpression } from "oxc-parser";
import { dottedName, stringValue, unwrapped } from "../names.ts";
import { closedText, NotClosed, type ClosedContext } from "./closed-text.ts";
import { resolve, type Scope } from "./scope.ts";

/** What a text says about a call: the result that it gives, or that it throws. */
export interface Claim {
  readonly call: CallExpression;
  readonly scope: Scope | undefined;
  readonly expected:
    | { readonly value: Expression; readonly scope: Scope | undefined }
    | { readonly text: string }
    | { readonly throws: string };
}

export interface ClaimContext extends ClosedContext {
  /** Whether a callee is the function that examples are looked for. */
  isTarget(callee: Expression, scope: Scope | undefined): boolean;
  /** The function of `node:assert` that a callee is, such as `strictEqual`; `ok` for the module itself. */
  assertion(callee: Expression): string | undefined;
}

const EQUALITY = new Set(["toBe", "toEqual", "toStrictEqual", "equal", "eql", "eq", "equals", "eqls"]);
const FIXED: Readonly<Record<string, string>> = {
  toBeNull: "null",
  toBeUndefined: "undefined",
  toBeNaN: "NaN",
  null: "null",
  undefined: "undefined",
  true: "true",
  false: "false",
  NaN: "NaN",
};
const THROWING = new Set(["toThrow", "toThrowError", "throw", "throws", "Throw"]);
/** Words of a chain that do not change what it says. */
const FILLERS = new Set(["to", "be", "been", "is", "that", "and", "deep", "have"]);
const ASSERT_EQUAL = new Set(["equal", "strictEqual", "deepEqual", "deepStrictEqual"]);

/** The call of the target that an expression stands for, directly or through a constant. */
export function targetCall(
  expression: Expression,
  context: ClaimContext,
  scope = context.scope,
): Pick<Claim, "call" | "scope"> | undefined {
  const found = resolve(expression, scope);
  if (found.expression.type !== "CallExpression" || !context.isTarget(found.expression.callee, found.scope))
    return undefined;
  return { call: found.expression, scope: found.scope };
}

/** What an assertion or comparison says about a call of the target. */
export function claimOf(expression: Expression, context: ClaimContext): Claim | undefined {
  const node = unwrapped(expression);
  if (node.type === "BinaryExpression") {
    if (node.operator !== "===" && node.operator !== "==") return undefined;
    return equalClaim(node.left, node.right, context);
  }
  if (node.type === "MemberExpression") return chainClaim(node, undefined, context);
  if (node.type !== "CallExpression") return undefined;
  const assertion = context.assertion(node.callee);
  if (assertion !== undefined) return assertClaim(assertion, node, context);
  const callee = unwrapped(node.callee);
  return callee.type === "MemberExpression" ? chainClaim(callee, node, context) : undefined;
}

function assertClaim(assertion: string, { arguments: args }: CallExpression, context: ClaimContext): Claim | undefined {
  const [first, second] = args;
  if (first === undefined || first.type === "SpreadElement" || second?.type === "SpreadElement") return undefined;
  if (assertion === "ok") return claimOf(first, context);
  if (assertion === "throws") return throwClaim(first, second, context);
  return ASSERT_EQUAL.has(assertion) && second !== undefined ? equalClaim(first, second, context) : undefined;
}

/** `expect(subject).….matcher(argument)`, or the chain without a call at its end. */
function chainClaim(
  chain: MemberExpression,
  call: CallExpression | undefined,
  context: ClaimContext,
): Claim | undefined {
  const words: string[] = [];
  let at: Expression = chain;
  while (at.type === "MemberExpression" && at.property.type === "Identifier" && !at.computed) {
    words.unshift(at.property.name);
    at = unwrapped(at.object);
  }
  if (at.type !== "CallExpression" || dottedName(at.callee) !== "expect") return undefined;
  const [subject] = at.arguments;
  const [argument] = call?.arguments ?? [];
  const matcher = words.pop() ?? "";
  if (subject === undefined || subject.type === "SpreadElement" || argument?.type === "SpreadElement") return undefined;
  if (!words.every((word) => FILLERS.has(word))) return undefined;
  if (call !== undefined && THROWING.has(matcher)) return throwClaim(subject, argument, context);
  if (call !== undefined && EQUALITY.has(matcher) && argument !== undefined)
    return equalClaim(subject, argument, context);
  const fixed =
    Object.hasOwn(FIXED, matcher) && (call === undefined) === !matcher.startsWith("to") ? FIXED[matcher] : undefined;
  const found = fixed === undefined ? undefined : targetCall(subject, context);
  return found === undefined || fixed === undefined ? undefined : { ...found, expected: { text: fixed } };
}

function equalClaim(one: Expression, other: Expression, context: ClaimContext): Claim | undefined {
  const { scope } = context;
  const left = targetCall(one, context);
  if (left !== undefined) return { ...left, expected: { value: other, scope } };
  const right = targetCall(other, context);
  return right === undefined ? undefined : { ...right, expected: { value: one, scope } };
}

/** A function without parameters whose body is one call of the target. */
function throwClaim(subject: Expression, expected: Expression | undefined, context: ClaimContext): Claim | undefined {
  const callback = unwrapped(subject);
  if (callback.type !== "ArrowFunctionExpression" && callback.type !== "FunctionExpression") return undefined;
  const inner = callback.async ? undefined : onlyExpression(callback.body);
  const found = inner === undefined ? undefined : targetCall(inner, context);
  return found === undefined ? undefined : { ...found, expected: { throws: expectedError(expected) } };
}

/** The body of an arrow function, or the expression of the only statement of a body. */
function onlyExpression(body: FunctionBody | Expression | null): Expression | undefined {
  if (body?.type !== "BlockStatement") return body ?? undefined;
  const [only, ...more] = body.body;
  if (more.length > 0) return undefined;
  if (only?.type === "ExpressionStatement") return only.expression;
  return only?.type === "ReturnStatement" ? (only.argument ?? undefined) : undefined;
}

/** The name of the error, or a part of its message; empty where a text only says that something is thrown. */
function expectedError(node: Expression | undefined): string {
  if (node === undefined) return "";
  const name = dottedName(node.type === "NewExpression" ? node.callee : node);
  if (name !== undefined && /^[A-Z]/.test(name) && name !== "Error") return name;
  const [message] = node.type === "NewExpression" ? node.arguments : [node];
  if (message?.type === "Literal" && "regex" in message) {
    const { pattern } = message.regex;
    return /^[\w ,:;'"!%&=<>/@#~`-]+$/.test(pattern) && message.regex.flags === "" ? pattern : "";
  }
  return stringValue(message) ?? "";
}

/** The example of a claim; why it is none where an argument or the result does not stand alone. */
export function exampleOf(claim: Claim, context: ClaimContext, source: Example["source"]): Example | NotClosed {
  const args: string[] = [];
  for (const argument of claim.call.arguments) {
    if (argument.type === "SpreadElement") return new NotClosed("its arguments are spread");
    const text = closedText(argument, { ...context, scope: claim.scope });
    if (typeof text !== "string") return text;
    args.push(text);
  }
  const { expected } = claim;
  if ("throws" in expected) return { args, expected, source };
  const value = "text" in expected ? expected.text : closedText(expected.value, { ...context, scope: expected.scope });
  return typeof value === "string" ? { args, expected: { value }, source } : value;
}
