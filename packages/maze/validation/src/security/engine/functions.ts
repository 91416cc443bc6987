import type { ArrowFunctionExpression, Class, Function as FunctionNode, ParamPattern } from "oxc-parser";
import { type Analysis, childScope, declare } from "./analysis.ts";
import { declarePattern } from "./assign.ts";
import { evaluate, nameOfKey } from "./evaluate.ts";
import { execute, hoist } from "./execute.ts";
import { parameterValue } from "./parameters.ts";
import { type Closure, deepTaints, joined, mergeTaints, type Scope, UNKNOWN, type Value } from "./value.ts";
import { EVERY_USE } from "./vulnerability.ts";

const DEEPEST_CALLS = 8;

export function closureValue(
  a: Analysis,
  node: FunctionNode | ArrowFunctionExpression,
  scope: Scope,
  name = "id" in node ? (node.id?.name ?? "") : "",
  self?: Closure["self"],
): Value {
  const closure: Closure = { node, scope, name, self };
  a.pending.push(closure);
  return { ...UNKNOWN, closure };
}

/** Runs a function of the file with arguments, and answers its result. */
export function callClosure(a: Analysis, closure: Closure, args: readonly Value[], self = closure.self): Value {
  const active = a.frames.filter((frame) => frame.closure?.node === closure.node).length;
  if (active >= 2 || a.frames.length > DEEPEST_CALLS) return passed(args);
  const key = args.map(signature).join("|");
  const memo = a.memo.get(closure.node) ?? new Map<string, Value>();
  a.memo.set(closure.node, memo);
  const known = memo.get(key);
  if (known !== undefined) return known;
  if (a.steps > a.limit / 2) {
    a.incomplete ??= "its functions call each other too often";
    return passed(args);
  }
  const value = run(a, closure, (index) => args[index] ?? UNKNOWN, args, self);
  // What checks its arguments has to see each of them.
  if (!args.some((arg) => arg.closure !== undefined || (arg.roots.length > 0 && deepTaints(arg, EVERY_USE).length > 0)))
    memo.set(key, value);
  return value;
}

const passed = (args: readonly Value[]): Value => ({
  ...UNKNOWN,
  taints: args.reduce<Value["taints"]>((taints, arg) => mergeTaints(taints, arg.taints), []),
});

const signature = (value: Value): string =>
  [
    value.taints.map(({ source, safe }) => `${String(source.start)}:${String(safe)}`).join(","),
    value.shape ?? String(value.literal),
    value.ref ?? "",
    value.marks,
    value.fields === undefined ? "" : value.fields.size,
    value.elements === undefined ? "" : value.elements.length,
  ].join(";");

/** Runs a function that nothing in the file calls, with what callers may pass. */
export function runEntry(a: Analysis, closure: Closure, exported: boolean): void {
  run(a, closure, (_, parameter) => parameterValue(a, parameter, exported), [], closure.self);
}

function run(
  a: Analysis,
  closure: Closure,
  argument: (index: number, parameter: ParamPattern) => Value,
  args: readonly Value[],
  self: Closure["self"],
): Value {
  const { node } = closure;
  a.seen.add(node);
  if (node.body === null) return UNKNOWN;
  const scope = childScope(closure.scope);
  if (self !== undefined) scope.variables.set("this", self);
  const frame = {
    closure,
    depth: a.state.depth,
    returns: [] as { value: Value; changes: ReadonlyMap<never, Value> }[],
    facts: [],
  };
  a.frames.push(frame);
  const { loops } = a;
  a.loops = 0;
  try {
    node.params.forEach((parameter, index) => {
      bindParameter(a, parameter, argument(index, parameter), args.slice(index), scope);
    });
    return result(a, closure, scope, frame);
  } finally {
    a.frames.pop();
    a.loops = loops;
  }
}

function bindParameter(a: Analysis, parameter: ParamPattern, value: Value, rest: readonly Value[], scope: Scope): void {
  if (parameter.type === "RestElement") {
    const all = rest.length > 0 ? { ...UNKNOWN, elements: rest } : value;
    declarePattern(a, parameter.argument, all, scope, parameter);
  } else if (parameter.type === "TSParameterProperty") {
    declarePattern(a, parameter.parameter, value, scope, parameter);
    const self = scope.variables.get("this");
    const inner = parameter.parameter.type === "AssignmentPattern" ? parameter.parameter.left : parameter.parameter;
    if (self !== undefined && inner.type === "Identifier")
      a.state.write({ variable: self, path: [inner.name], mask: ~0 }, value);
  } else declarePattern(a, parameter, value, scope, parameter);
}

function result(a: Analysis, closure: Closure, scope: Scope, frame: Analysis["frames"][number]): Value {
  const { body } = closure.node;
  if (body === null) return UNKNOWN;
  if (body.type !== "BlockStatement") {
    const value = evaluate(a, body, scope);
    if (closure.name !== "") a.observer.bind(closure.name, value, body, body);
    return value;
  }
  hoist(a, body.body, scope, true);
  const end = a.state.branch(() => execute(a, body.body, scope));
  const branches = frame.returns.slice(0, 50).map(({ changes }) => ({ changes, exits: false }));
  if (!end.exits) branches.push(end);
  a.state.merge(branches);
  const values = frame.returns.map(({ value }) => value);
  if (values.length === 0) return UNKNOWN;
  return values.reduce((x, y) => joined(x, y));
}

export function createClass(a: Analysis, node: Class, scope: Scope): Value {
  const inner = childScope(scope);
  const name = node.id?.name ?? "";
  const self = declare(inner, "this", UNKNOWN);
  const methods = new Map<string, Closure>();
  let construct: Closure | undefined;
  evaluate(a, node.superClass, scope);
  for (const member of node.body.body) {
    if (member.type === "MethodDefinition") {
      const key = nameOfKey(a, member.key, member.computed, scope) ?? "";
      const closure: Closure = { node: member.value, scope: inner, name: key, self };
      a.pending.push(closure);
      if (member.kind === "constructor") construct = closure;
      else methods.set(key, closure);
    } else if (member.type === "StaticBlock") execute(a, member.body, inner);
  }
  const classInfo = { node, name, self, methods, construct };
  self.value = { ...UNKNOWN, instance: classInfo };
  for (const member of node.body.body) {
    if (member.type !== "PropertyDefinition" || member.value === null) continue;
    const value = evaluate(a, member.value, inner);
    const key = nameOfKey(a, member.key, member.computed, scope);
    if (key === undefined) continue;
    a.observer.bind(key, value, member, member.value);
    a.state.write({ variable: self, path: [key], mask: ~0 }, value);
    if (value.closure !== undefined) methods.set(key, value.closure);
  }
  if (construct !== undefined) runEntry(a, construct, false);
  return { ...UNKNOWN, classInfo };
}

/** What other files can call gets its arguments from there. */
export function markExported(a: Analysis, value: Value, depth = 3): void {
  if (value.closure !== undefined) a.exported.add(value.closure.node);
  const info = value.classInfo ?? value.instance;
  if (info !== undefined && !a.exported.has(info.node)) {
    a.exported.add(info.node);
    for (const member of info.node.body.body) {
      const open = !("accessibility" in member) || (member.accessibility ?? "public") === "public";
      if (
        member.type === "MethodDefinition" &&
        member.kind !== "constructor" &&
        open &&
        member.key.type !== "PrivateIdentifier"
      )
        a.exported.add(member.value);
      if (member.type === "PropertyDefinition" && open && member.value !== null) a.exported.add(member.value);
    }
  }
  if (depth === 0) return;
  for (const member of value.fields?.values() ?? []) markExported(a, member, depth - 1);
}
