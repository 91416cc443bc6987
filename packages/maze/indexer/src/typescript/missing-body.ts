import type { TypedHole } from "@maze/core";
import type { ArrowFunctionExpression, Expression, Function as FunctionNode, TSType } from "oxc-parser";
import { dottedName, unwrapped } from "./names.ts";

const NOT_IMPLEMENTED = /\bnot\s+(?:yet\s+)?implemented\b|\bunimplemented\b|\btodo\b|\bhole\b/i;

/** How a function lacks its body; `undefined` where it has one, or where an empty one is right. */
export function missingBody(node: FunctionNode | ArrowFunctionExpression, text: string): TypedHole["form"] | undefined {
  const { body } = node;
  if (body === null) return "declared-only";
  if (body.type !== "BlockStatement") return undefined;
  const [only, ...more] = body.body;
  if (only === undefined) return isResultNeeded(node) ? "empty-body" : undefined;
  if (more.length > 0 || only.type !== "ThrowStatement") return undefined;
  return saysNotImplemented(only.argument, text) ? "throws-not-implemented" : undefined;
}

/** `new Error("not implemented")`, `Error("todo")`, `new NotImplementedError()`. */
function saysNotImplemented(thrown: Expression, text: string): boolean {
  const made = unwrapped(thrown);
  if (made.type !== "NewExpression" && made.type !== "CallExpression") return false;
  const name = dottedName(made.callee)?.split(".").at(-1) ?? "";
  if (/not_?(?:yet_?)?implemented|unimplemented/i.test(name)) return true;
  const [message] = made.arguments;
  if (message === undefined || !/(?:Error|Exception)$/.test(name)) return false;
  const isText =
    (message.type === "Literal" && typeof message.value === "string") || message.type === "TemplateLiteral";
  return isText && NOT_IMPLEMENTED.test(text.slice(message.start, message.end));
}

/** Whether a function with this result type cannot do without a `return`. */
function isResultNeeded(node: FunctionNode | ArrowFunctionExpression): boolean {
  const type = node.returnType?.typeAnnotation;
  if (type === undefined || node.generator) return false;
  const promised = node.async && type.type === "TSTypeReference" ? type.typeArguments?.params[0] : type;
  return promised !== undefined && !mayBeUndefined(promised);
}

function mayBeUndefined(type: TSType): boolean {
  switch (type.type) {
    case "TSVoidKeyword":
    case "TSUndefinedKeyword":
    case "TSAnyKeyword":
    case "TSUnknownKeyword":
    case "TSNeverKeyword":
      return true;
    case "TSTypePredicate":
      return type.asserts;
    case "TSParenthesizedType":
      return mayBeUndefined(type.typeAnnotation);
    case "TSUnionType":
      return type.types.some(mayBeUndefined);
    default:
      return false;
  }
}
