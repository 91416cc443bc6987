import type { Expression, Node, Program } from "oxc-parser";
import { dottedName, unwrapped } from "../names.ts";
import { walkNodes } from "../walk-nodes.ts";
import type { Bound } from "./scope.ts";

/** Where a file may change the objects that its constants hold. */
export interface Changes {
  /** Why a constant may have another value at an offset than the one it was declared with. */
  whyChanged(name: string, bound: Bound, at: number): string | undefined;
}

/** Methods that leave their object as it is. */
const READING =
  /^(?:at|concat|entries|every|filter|find(?:Index|Last|LastIndex)?|flat(?:Map)?|get(?:[A-Z]\w*)?|has|includes|indexOf|is[A-Z]\w*|join|keys|lastIndexOf|map|reduce(?:Right)?|slice|some|to[A-Z]\w*|values|with|valueOf)$/;

/** Finds assignments to members, calls of changing methods, and calls that are made for their effect alone. */
export function findChanges(program: Program): Changes {
  const places = new Map<string, number[]>();
  const note = (name: string | undefined, at: number): void => {
    if (name !== undefined) places.set(name, [...(places.get(name) ?? []), at]);
  };
  walkNodes(program, (node) => {
    switch (node.type) {
      case "AssignmentExpression":
        note(rootName(node.left), node.start);
        return undefined;
      case "UpdateExpression":
        note(rootName(node.argument), node.start);
        return undefined;
      case "UnaryExpression":
        if (node.operator === "delete") note(rootName(node.argument), node.start);
        return undefined;
      case "CallExpression": {
        const callee = unwrapped(node.callee);
        if (callee.type !== "MemberExpression") return undefined;
        const isReading =
          callee.property.type === "Identifier" && !callee.computed && READING.test(callee.property.name);
        if (!isReading) note(rootName(callee.object), node.start);
        return undefined;
      }
      case "ExpressionStatement":
        noteArguments(node.expression, note);
        return undefined;
      default:
        return undefined;
    }
  });
  return {
    whyChanged(name, bound, at) {
      if (bound === "unknown" || !isObject(unwrapped(bound.expression))) return undefined;
      const from = bound.expression.end;
      const isChanged = (places.get(name) ?? []).some((place) => place >= from && place < at);
      return isChanged ? `${name} may have been changed before` : undefined;
    },
  };
}

/** A statement that only calls a function may change what it is given. */
function noteArguments(statement: Expression, note: (name: string | undefined, at: number) => void): void {
  const call = statement.type === "AwaitExpression" ? unwrapped(statement.argument) : unwrapped(statement);
  if (call.type !== "CallExpression" || /^(?:console|assert|expect)\b/.test(dottedName(call.callee) ?? "")) return;
  for (const argument of call.arguments) {
    note(rootName(argument.type === "SpreadElement" ? argument.argument : argument), call.start);
  }
}

/** The name at the root of `name`, `name.member`, `name[index].member`. */
function rootName(node: Node): string | undefined {
  let at = node;
  while (
    at.type === "MemberExpression" ||
    at.type === "ParenthesizedExpression" ||
    at.type === "TSNonNullExpression" ||
    at.type === "TSAsExpression"
  ) {
    at = at.type === "MemberExpression" ? at.object : at.expression;
  }
  return at.type === "Identifier" ? at.name : undefined;
}

function isObject(node: Expression): boolean {
  return !["Literal", "TemplateLiteral", "UnaryExpression", "BinaryExpression"].includes(node.type);
}
