import type { AssignmentTargetMaybeDefault, BindingPattern, Node } from "oxc-parser";
import { type Analysis, declare, lookup } from "./analysis.ts";
import { asText, elementOf, evaluate, evaluateMember, memberOf, nameOfKey } from "./evaluate.ts";
import { callClosure, markExported } from "./functions.ts";
import { concatenated, joined, refValue, type Scope, UNKNOWN, type Value } from "./value.ts";

/** An assignment; its value is what was assigned. */
export function assign(a: Analysis, node: Extract<Node, { type: "AssignmentExpression" }>, scope: Scope): Value {
  const { left, operator } = node;
  let value = evaluate(a, node.right, scope);
  if (operator === "+=") value = concatenated([asText(evaluate(a, left, scope)), asText(value)]);
  else if (operator === "||=" || operator === "&&=" || operator === "??=")
    value = joined(evaluate(a, left, scope), value);
  else if (operator !== "=") value = UNKNOWN;
  writeTo(a, left, value, node, scope);
  return value;
}

export function writeTo(
  a: Analysis,
  target: AssignmentTargetMaybeDefault | Node,
  value: Value,
  node: Extract<Node, { type: "AssignmentExpression" }> | undefined,
  scope: Scope,
): void {
  const valueNode = node?.right ?? target;
  if (target.type === "Identifier") {
    const variable = lookup(scope, target.name);
    if (variable === undefined)
      a.observer.write({ ...UNKNOWN, ref: "window" }, target.name, value, node ?? target, undefined);
    else a.state.set(variable, value);
    a.observer.bind(target.name, value, node ?? target, valueNode);
  } else if (target.type === "MemberExpression") {
    const member = evaluateMember(a, target, scope);
    a.observer.write(member.object, member.name, value, node ?? target, member.key);
    if (member.name !== undefined) a.observer.bind(member.name, value, node ?? target, valueNode);
    store(a, member.object, member.name, member.key, value);
    if (member.name === "onmessage" && value.closure !== undefined)
      callClosure(a, value.closure, [refValue("request")]);
    exportOf(a, member.object, member.name, value);
  } else if (target.type === "ObjectPattern" || target.type === "ArrayPattern" || target.type === "AssignmentPattern") {
    bindPattern(a, target, value, scope, (name, part, at) => {
      writeTo(a, at, part, undefined, scope);
    });
  } else if ("expression" in target && typeof target.expression === "object") {
    writeTo(a, target.expression, value, node, scope);
  }
}

/** The variable that an object lies in holds the new member from here on. */
function store(a: Analysis, object: Value, name: string | undefined, key: Value | undefined, value: Value): void {
  for (const root of object.roots) {
    if (root.mask !== ~0) continue;
    if (name !== undefined) a.state.write({ ...root, path: [...root.path, name] }, value);
    else if (value.taints.length > 0 || key !== undefined) {
      const path = [...root.path, "*"];
      const before = object.fields?.get("*");
      if (value.taints.length > 0)
        a.state.write({ ...root, path }, before === undefined ? value : joined(before, value));
    }
    break;
  }
}

function exportOf(a: Analysis, object: Value, name: string | undefined, value: Value): void {
  if (object.ref === "module" ? name === "exports" : object.ref === "exports" || object.ref === "module.exports")
    markExported(a, value);
}

/** Takes a value apart as a pattern says; `bind` gets each name with its part. */
export function bindPattern(
  a: Analysis,
  pattern: BindingPattern | AssignmentTargetMaybeDefault | Node,
  value: Value,
  scope: Scope,
  bind: (name: string, value: Value, at: Node) => void,
): void {
  if (pattern.type === "Identifier") bind(pattern.name, value, pattern);
  else if (pattern.type === "MemberExpression") bind("", value, pattern);
  else if (pattern.type === "AssignmentPattern") {
    const fallback = evaluate(a, pattern.right, scope);
    bindPattern(a, pattern.left, value === UNKNOWN ? fallback : joined(value, fallback), scope, bind);
  } else if (pattern.type === "ObjectPattern") {
    for (const property of pattern.properties) {
      if (property.type === "RestElement") bindPattern(a, property.argument, value, scope, bind);
      else {
        const name = nameOfKey(a, property.key, property.computed, scope);
        const part = name === undefined ? elementOf(value) : memberOf(a, value, name, property.key);
        bindPattern(a, property.value, part, scope, bind);
      }
    }
  } else if (pattern.type === "ArrayPattern") {
    pattern.elements.forEach((element, at) => {
      if (element === null) return;
      if (element.type === "RestElement") {
        const rest = value.elements === undefined ? value : { ...value, elements: value.elements.slice(at) };
        bindPattern(a, element.argument, rest, scope, bind);
      } else bindPattern(a, element, value.elements?.[at] ?? elementOf(value), scope, bind);
    });
  }
}

/** Declares the names of a pattern. */
export function declarePattern(
  a: Analysis,
  pattern: BindingPattern | Node,
  value: Value,
  scope: Scope,
  valueNode: Node,
): void {
  bindPattern(a, pattern, value, scope, (name, part, at) => {
    const variable = scope.variables.get(name);
    if (variable === undefined) declare(scope, name, part);
    else a.state.set(variable, part);
    a.observer.bind(name, part, at, valueNode);
  });
}
