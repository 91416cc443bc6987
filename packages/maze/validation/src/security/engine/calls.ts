import type { CallExpression, Node } from "oxc-parser";
import type { Analysis, Call } from "./analysis.ts";
import { elementOf, evaluate, evaluateMember } from "./evaluate.ts";
import { callClosure } from "./functions.ts";
import { checkOf } from "./guards.ts";
import { libraryResult } from "./libraries.ts";
import { inputFromCall, inputToCallback } from "./sources.ts";
import { methodResult } from "./methods.ts";
import { derived, joined, Mark, refValue, type Scope, UNKNOWN, type Value } from "./value.ts";

export function evaluateCall(a: Analysis, node: CallExpression, scope: Scope): Value {
  const target = strip(node.callee);
  let receiver: Value | undefined;
  let callee: Value;
  let method = "";
  if (target.type === "MemberExpression") {
    const member = evaluateMember(a, target, scope);
    receiver = member.object;
    callee = member.value;
    method = member.name ?? "";
  } else {
    callee = evaluate(a, target, scope);
    method = target.type === "Identifier" ? target.name : "";
  }
  const ref = callee.ref ?? "";
  const args = argumentsOf(a, node.arguments, scope);
  const call: Call = {
    node,
    callee: ref,
    method: ref === "" ? method : (ref.split(".").at(-1) ?? method),
    receiver,
    receiverName: target.type === "MemberExpression" ? lastName(target.object) : "",
    args,
    argNodes: node.arguments,
    isNew: false,
  };
  a.observer.call(call);
  if (callee.closure !== undefined) return callClosure(a, callee.closure, args);
  return resultOf(a, call, callee);
}

const strip = (node: Node): Node => {
  let at = node;
  while (
    at.type === "ParenthesizedExpression" ||
    at.type === "TSNonNullExpression" ||
    at.type === "TSAsExpression" ||
    at.type === "ChainExpression"
  )
    at = at.expression;
  return at;
};

function lastName(node: Node): string {
  const at = strip(node);
  if (at.type === "Identifier") return at.name;
  if (at.type === "ThisExpression") return "this";
  if (at.type === "MemberExpression")
    return at.property.type === "Identifier" || at.property.type === "PrivateIdentifier" ? at.property.name : "";
  return at.type === "CallExpression"
    ? `${lastName(at.callee)}()`
    : at.type === "AwaitExpression"
      ? lastName(at.argument)
      : "";
}

function argumentsOf(a: Analysis, nodes: readonly Node[], scope: Scope): Value[] {
  return nodes.flatMap((node) => {
    if (node.type !== "SpreadElement") return [evaluate(a, node, scope)];
    const value = evaluate(a, node.argument, scope);
    return value.elements ?? [elementOf(value)];
  });
}

function resultOf(a: Analysis, call: Call, callee: Value): Value {
  const { node, args, receiver, method } = call;
  const ref = call.callee;
  if (ref === "require") {
    const name = args[0]?.shape;
    return name !== undefined && args[0]?.taints.length === 0 ? refValue(name.replace(/^node:/, "")) : UNKNOWN;
  }
  const checked = checkOf(ref, method, receiver, args);
  if (checked !== undefined) return checked;
  const input = inputFromCall(a, ref, args, node);
  if (input !== undefined) {
    runCallbacks(a, call);
    return input;
  }
  if (ref === "Array.from" && args[1]?.closure !== undefined)
    return {
      ...UNKNOWN,
      elements: [
        runCallbacks(a, { ...call, args: args.slice(1) }, (at) =>
          elementOf(at === 0 ? (args[0] ?? UNKNOWN) : UNKNOWN),
        ) ?? UNKNOWN,
      ],
    };
  if (ref === "JSON.parse" && args[1]?.closure !== undefined)
    runCallbacks(a, { ...call, args: args.slice(1) }, () => derived(args[0] ?? UNKNOWN, 0));
  const known = libraryResult(ref, method, args, receiver);
  if (known !== undefined) return known;
  if (receiver !== undefined) {
    const result = methodResult(a, call, receiver);
    if (result !== undefined) return result;
  }
  const returned = runCallbacks(a, call);
  if (callee.taints.length > 0) return { ...derived(callee, 0), ref: undefined };
  if (ref === "Promise.all" || ref === "Promise.resolve" || ref === "Promise.race") return args[0] ?? UNKNOWN;
  // A thenable or a memoised function gives what its callback gives.
  if (returned !== undefined && /^(?:then|useMemo|useCallback|catch|finally)$/.test(method)) return returned;
  if (receiver?.taints.length) return derived(receiver, 0);
  return ref === "" ? UNKNOWN : refValue(`${ref}()`);
}

/** Functions that are passed on are run with what their callers are known to pass. */
export function runCallbacks(a: Analysis, call: Call, values?: (index: number) => Value): Value | undefined {
  let returned: Value | undefined;
  for (const arg of call.args) {
    const { closure } = arg;
    if (closure === undefined) {
      for (const field of arg.fields?.values() ?? [])
        if (field.closure !== undefined) runHandler(a, call, field.closure);
      continue;
    }
    const value = values === undefined ? runHandler(a, call, closure) : runWith(a, closure, values);
    returned = returned === undefined ? value : joined(returned, value);
  }
  return returned;
}

function runWith(a: Analysis, closure: NonNullable<Value["closure"]>, values: (index: number) => Value): Value {
  return maybe(a, () =>
    callClosure(
      a,
      closure,
      closure.node.params.map((_, index) => values(index)),
    ),
  );
}

function runHandler(a: Analysis, call: Call, closure: NonNullable<Value["closure"]>): Value {
  const { receiver } = call;
  const isPromise = call.method === "then";
  return runWith(a, closure, (index) => {
    const parameter = closure.node.params[index];
    if (parameter === undefined) return UNKNOWN;
    const name = "name" in parameter && typeof parameter.name === "string" ? parameter.name : "";
    const fixed = inputToCallback(a, call, parameter, name, index);
    if (fixed !== undefined && fixed !== UNKNOWN) return fixed;
    if (isPromise && index === 0 && receiver !== undefined) return receiver;
    return fixed ?? UNKNOWN;
  });
}

/** It may run, or not. */
function maybe(a: Analysis, run: () => Value): Value {
  let value = UNKNOWN;
  const branch = a.state.branch(() => {
    value = run();
    return false;
  });
  a.state.merge([branch, { changes: new Map(), exits: false }]);
  return value;
}

export function evaluateNew(a: Analysis, node: Extract<Node, { type: "NewExpression" }>, scope: Scope): Value {
  const callee = evaluate(a, node.callee, scope);
  const args = argumentsOf(a, node.arguments, scope);
  const ref = callee.ref ?? "";
  const call: Call = {
    node,
    callee: ref,
    method: ref.split(".").at(-1) ?? "",
    receiver: undefined,
    receiverName: "",
    args,
    argNodes: node.arguments,
    isNew: true,
  };
  a.observer.call(call);
  const info = callee.classInfo;
  if (info !== undefined) {
    if (info.construct !== undefined) callClosure(a, info.construct, args, info.self);
    return { ...UNKNOWN, instance: info };
  }
  const known = libraryResult(`new ${ref}`, "", args, undefined);
  if (known !== undefined) return known;
  const returned = runCallbacks(a, call);
  if (ref === "Promise") return returned ?? UNKNOWN;
  if (ref === "Map" || ref === "WeakMap") return { ...UNKNOWN, marks: Mark.bare, ref: "Map()" };
  return ref === "" ? UNKNOWN : refValue(`${ref}()`);
}
