import type {
  Expression,
  JSXChild,
  JSXElement,
  JSXFragment,
  Node,
  ObjectExpression,
  TemplateLiteral,
} from "oxc-parser";
import { type Analysis, learn, lookup } from "./analysis.ts";
import { assign } from "./assign.ts";
import { evaluateCall, evaluateNew } from "./calls.ts";
import { closureValue, createClass } from "./functions.ts";
import { comparison } from "./guards.ts";
import { memberOfRef, memberOfTainted } from "./sources.ts";
import {
  concatenated,
  constantOf,
  derived,
  joined,
  literalValue,
  Mark,
  mergeTaints,
  refValue,
  type Scope,
  textValue,
  UNKNOWN,
  type Value,
} from "./value.ts";

const DEEPEST = 400;

/** The value of an expression, with its effects on the state. */
export function evaluate(a: Analysis, node: Expression | Node | null | undefined, scope: Scope): Value {
  if (node === null || node === undefined) return UNKNOWN;
  if (++a.steps > a.limit) {
    a.incomplete = "it is too long";
    return UNKNOWN;
  }
  if (a.depth > DEEPEST) {
    a.incomplete = "it is nested too deeply";
    return UNKNOWN;
  }
  a.depth++;
  try {
    return valueOf(a, node, scope);
  } finally {
    a.depth--;
  }
}

function valueOf(a: Analysis, node: Node, scope: Scope): Value {
  switch (node.type) {
    case "Literal":
      return literal(a, node);
    case "TemplateLiteral":
      return template(a, node, scope);
    case "TaggedTemplateExpression":
      return tagged(a, node.tag, node.quasi, scope);
    case "Identifier":
      return readName(a, node.name, scope);
    case "ThisExpression":
      return readName(a, "this", scope);
    case "MemberExpression":
      return evaluateMember(a, node, scope).value;
    case "ChainExpression":
    case "ParenthesizedExpression":
    case "TSAsExpression":
    case "TSSatisfiesExpression":
    case "TSNonNullExpression":
    case "TSTypeAssertion":
    case "TSInstantiationExpression":
      return evaluate(a, node.expression, scope);
    case "AwaitExpression":
    case "YieldExpression":
      return evaluate(a, node.argument, scope);
    case "CallExpression":
      return evaluateCall(a, node, scope);
    case "ImportExpression":
      return importCall(a, node, scope);
    case "NewExpression":
      return evaluateNew(a, node, scope);
    case "AssignmentExpression":
      return assign(a, node, scope);
    case "BinaryExpression":
      return binary(a, node, scope);
    case "LogicalExpression":
      return logical(a, node, scope);
    case "ConditionalExpression":
      return conditional(a, node, scope);
    case "UnaryExpression":
      return unary(a, node, scope);
    case "UpdateExpression":
      evaluate(a, node.argument, scope);
      return UNKNOWN;
    case "SequenceExpression":
      return node.expressions.map((expression) => evaluate(a, expression, scope)).at(-1) ?? UNKNOWN;
    case "ArrayExpression":
      return arrayOf(
        node.elements.flatMap((element) => {
          if (element === null) return [UNKNOWN];
          if (element.type !== "SpreadElement") return [evaluate(a, element, scope)];
          const spread = evaluate(a, element.argument, scope);
          return spread.elements ?? [elementOf(spread)];
        }),
      );
    case "ObjectExpression":
      return objectValue(a, node, scope);
    case "FunctionExpression":
    case "ArrowFunctionExpression":
      return closureValue(a, node, scope);
    case "ClassExpression":
      return createClass(a, node, scope);
    case "JSXElement":
    case "JSXFragment":
      return jsx(a, node, scope);
    default:
      return UNKNOWN;
  }
}

function literal(a: Analysis, node: Extract<Node, { type: "Literal" }>): Value {
  if ("regex" in node) {
    const { pattern, flags } = node.regex;
    a.observer.regex(pattern, flags, node);
    return { ...UNKNOWN, pattern: { source: pattern, flags } };
  }
  if (typeof node.value === "string") return textValue(node.value);
  return typeof node.value === "bigint" ? UNKNOWN : literalValue(node.value);
}

const template = (a: Analysis, node: TemplateLiteral, scope: Scope): Value =>
  concatenated(
    node.quasis.flatMap((quasi, at) => {
      const expression = node.expressions[at];
      const text = textValue(quasi.value.cooked ?? "");
      return expression === undefined ? [text] : [text, asText(evaluate(a, expression, scope))];
    }),
  );

/** Arrays become text as their elements with commas. */
export const asText = (value: Value): Value => {
  if (value.elements !== undefined && value.shape === undefined) return concatenated(value.elements);
  return value;
};

/** Tags see text and values apart; what they make of them is safe, unless it is plain text again. */
function tagged(a: Analysis, tag: Expression, quasi: TemplateLiteral, scope: Scope): Value {
  const of = evaluate(a, tag, scope);
  const value = template(a, quasi, scope);
  if (of.ref === "String.raw" || of.ref === "dedent" || of.ref === "outdent") return value;
  return of.ref === undefined ? UNKNOWN : refValue(`${of.ref}\`\``);
}

export function readName(a: Analysis, name: string, scope: Scope): Value {
  const variable = lookup(scope, name);
  if (variable === undefined) return name === "undefined" ? UNKNOWN : refValue(name);
  const { value } = variable;
  return { ...value, roots: [{ variable, path: [], mask: ~0 }, ...value.roots.slice(0, 6)] };
}

export interface Member {
  readonly object: Value;
  readonly name: string | undefined;
  /** The key, where it is computed. */
  readonly key: Value | undefined;
  readonly value: Value;
}

export function evaluateMember(a: Analysis, node: Extract<Node, { type: "MemberExpression" }>, scope: Scope): Member {
  const object = evaluate(a, node.object, scope);
  if (node.property.type === "PrivateIdentifier")
    return {
      object,
      name: `#${node.property.name}`,
      key: undefined,
      value: memberOf(a, object, `#${node.property.name}`, node),
    };
  if (!node.computed) {
    const name = node.property.name;
    return { object, name, key: undefined, value: memberOf(a, object, name, node) };
  }
  const key = evaluate(a, node.property, scope);
  const name = constantOf(key);
  if (name !== undefined) return { object, name, key: undefined, value: memberOf(a, object, name, node) };
  if (typeof key.literal === "number") {
    const element = object.elements?.[key.literal];
    const value = element ?? memberOf(a, object, String(key.literal), node);
    return { object, name: String(key.literal), key: undefined, value };
  }
  return { object, name: undefined, key, value: memberUnderKey(object, key) };
}

/** What may lie under a key that is not known. */
function memberUnderKey(object: Value, key: Value): Value {
  const inside = object.elements !== undefined || object.fields !== undefined ? elementOf(object) : undefined;
  const content = inside ?? (object.taints.length > 0 ? derived(object, 0) : UNKNOWN);
  const random = key.marks & Mark.weakRandom;
  const base = random === 0 ? content : { ...content, marks: content.marks | random };
  const outside = key.taints.length > 0 || (key.marks & Mark.anyKey) !== 0;
  if (!outside || (object.marks & Mark.bare) !== 0) return base;
  return { ...base, marks: base.marks | Mark.dynamic };
}

export function memberOf(a: Analysis, object: Value, name: string, node: Node): Value {
  const roots = object.roots.flatMap((root) => {
    const whole = root.mask === ~0 ? [{ variable: root.variable, path: [...root.path, name], mask: ~0 }] : [];
    return whole;
  });
  const own = object.fields?.get(name);
  const indexed = /^\d+$/.test(name) ? object.elements?.[Number(name)] : undefined;
  const found = own ?? indexed;
  if (found !== undefined) {
    const through = memberOfTainted(object, name).roots;
    return { ...found, roots: [...roots, ...found.roots, ...through].slice(0, 8) };
  }
  const { instance } = object;
  if (instance !== undefined) {
    const method = instance.methods.get(name);
    if (method !== undefined) return { ...UNKNOWN, closure: method };
    const field = instance.self.value.fields?.get(name);
    if (field !== undefined) return field;
  }
  const construct = object.classInfo?.methods.get(name);
  if (construct !== undefined) return { ...UNKNOWN, closure: construct };
  if (name === "constructor" && object.closure !== undefined) return refValue("Function");
  if (object.ref !== undefined && object.taints.length === 0) {
    const value = memberOfRef(a, object.ref, name, node);
    return { ...value, roots: [...roots, ...value.roots] };
  }
  if (object.taints.length === 0) return { ...UNKNOWN, roots };
  const value = memberOfTainted(object, name);
  return {
    ...value,
    roots: [...roots, ...value.roots].slice(0, 8),
    ...(object.ref && { ref: `${object.ref}.${name}` }),
  };
}

export const arrayOf = (elements: readonly Value[]): Value => ({ ...UNKNOWN, elements });

/** What an element of a collection may be. */
export function elementOf(value: Value): Value {
  const members = value.elements ?? (value.fields === undefined ? [] : [...value.fields.values()]);
  if (members.length > 0) return members.slice(0, 50).reduce((x, y) => joined(x, y));
  return value.taints.length > 0 ? derived(value, 0) : UNKNOWN;
}

function objectValue(a: Analysis, node: ObjectExpression, scope: Scope): Value {
  const fields = new Map<string, Value>();
  let taints: Value["taints"] = [];
  for (const property of node.properties) {
    if (property.type === "SpreadElement") {
      const spread = evaluate(a, property.argument, scope);
      taints = mergeTaints(taints, spread.taints);
      for (const [name, value] of spread.fields ?? []) fields.set(name, value);
      continue;
    }
    const value = evaluate(a, property.value, scope);
    const name = nameOfKey(a, property.key, property.computed, scope);
    if (name === undefined) continue;
    if (name === "__proto__" && value.literal === null) return { ...UNKNOWN, fields, marks: Mark.bare };
    fields.set(name, value);
    a.observer.bind(name, value, property, property.value);
  }
  return { ...UNKNOWN, taints, fields };
}

export function nameOfKey(a: Analysis, key: Node, computed: boolean, scope: Scope): string | undefined {
  if (!computed && key.type === "Identifier") return key.name;
  if (key.type === "PrivateIdentifier") return `#${key.name}`;
  const value = evaluate(a, key, scope);
  return value.taints.length > 0
    ? undefined
    : (value.shape ?? (value.literal === undefined ? undefined : String(value.literal)));
}

function importCall(a: Analysis, node: Extract<Node, { type: "ImportExpression" }>, scope: Scope): Value {
  const value = evaluate(a, node.source, scope);
  a.observer.call({
    node,
    callee: "import",
    method: "import",
    receiver: undefined,
    receiverName: "",
    args: [value],
    argNodes: [node.source],
    isNew: false,
  });
  return value.shape !== undefined && value.taints.length === 0 ? refValue(moduleName(value.shape)) : UNKNOWN;
}

export const moduleName = (specifier: string): string => specifier.replace(/^node:/, "");

/** Long sums are left-nested, so they are followed in a loop. */
function binary(a: Analysis, node: Extract<Node, { type: "BinaryExpression" }>, scope: Scope): Value {
  if (node.operator !== "+") {
    const left = node.left.type === "PrivateIdentifier" ? UNKNOWN : evaluate(a, node.left, scope);
    const right = evaluate(a, node.right, scope);
    if (/^[!=]==?$/.test(node.operator)) compared(a, node, right);
    const random = (left.marks | right.marks) & Mark.weakRandom;
    return { ...comparison(node.operator, left, right), marks: random };
  }
  const operands: Node[] = [];
  let at: Node = node;
  while (at.type === "BinaryExpression" && at.operator === "+") {
    operands.push(at.right);
    at = at.left;
  }
  operands.push(at);
  return concatenated(operands.reverse().map((operand) => asText(evaluate(a, operand, scope))));
}

/** A name that is compared with a text. */
function compared(a: Analysis, { left, right }: Extract<Node, { type: "BinaryExpression" }>, value: Value): void {
  const named = left.type === "MemberExpression" && !left.computed ? left.property : left;
  if (named.type === "Identifier" && right.type === "Literal") a.observer.compare(named.name, value, right);
}

function logical(a: Analysis, node: Extract<Node, { type: "LogicalExpression" }>, scope: Scope): Value {
  const left = evaluate(a, node.left, scope);
  let right = UNKNOWN;
  const facts = a.frames.at(-1)?.facts.length ?? 0;
  const branch = a.state.branch(() => {
    if (node.operator === "&&") learn(a, left.whenTrue);
    if (node.operator === "||") learn(a, left.whenFalse);
    right = evaluate(a, node.right, scope);
    return false;
  });
  const frame = a.frames.at(-1);
  if (frame !== undefined) frame.facts.length = facts;
  a.state.merge([branch, { changes: new Map(), exits: false }]);
  if (node.operator === "&&") {
    const value = joined(right, { ...UNKNOWN, literal: false });
    return {
      ...value,
      whenTrue: [...(left.whenTrue ?? []), ...(right.whenTrue ?? [])],
      whenFalse: common(left.whenFalse, right.whenFalse),
    };
  }
  const value = joined(left, right);
  if (node.operator === "??") return value;
  return {
    ...value,
    whenFalse: [...(left.whenFalse ?? []), ...(right.whenFalse ?? [])],
    whenTrue: common(left.whenTrue, right.whenTrue),
  };
}

/** What both cases say. */
function common(a: Value["whenTrue"], b: Value["whenTrue"]): Value["whenTrue"] {
  return a?.flatMap((fact) => {
    const other = b?.find(
      ({ root }) => root.variable === fact.root.variable && root.path.join(".") === fact.root.path.join("."),
    );
    return other === undefined ? [] : [{ root: fact.root, mask: fact.mask & other.mask }];
  });
}

function conditional(a: Analysis, node: Extract<Node, { type: "ConditionalExpression" }>, scope: Scope): Value {
  const test = evaluate(a, node.test, scope);
  const values: Value[] = [];
  const branches = (
    [
      [node.consequent, test.whenTrue],
      [node.alternate, test.whenFalse],
    ] as const
  ).map(([side, facts]) =>
    a.state.branch(() => {
      a.state.learn(facts);
      values.push(evaluate(a, side, scope));
      return false;
    }),
  );
  a.state.merge(branches);
  return values.reduce((x, y) => joined(x, y));
}

function unary(a: Analysis, node: Extract<Node, { type: "UnaryExpression" }>, scope: Scope): Value {
  const value = evaluate(a, node.argument, scope);
  if (node.operator === "!") {
    const literal = typeof value.literal === "boolean" ? !value.literal : undefined;
    return { ...UNKNOWN, literal, whenTrue: value.whenFalse, whenFalse: value.whenTrue };
  }
  if (node.operator === "typeof") return { ...UNKNOWN, ref: "typeof", roots: value.roots };
  if (node.operator === "-" && typeof value.literal === "number") return literalValue(-value.literal);
  return { ...UNKNOWN, marks: value.marks & Mark.weakRandom };
}

function jsx(a: Analysis, node: JSXElement | JSXFragment, scope: Scope): Value {
  if (node.type === "JSXElement") {
    for (const attribute of node.openingElement.attributes) {
      if (attribute.type === "JSXSpreadAttribute") {
        evaluate(a, attribute.argument, scope);
        continue;
      }
      const name = attribute.name.type === "JSXIdentifier" ? attribute.name.name : attribute.name.name.name;
      const { value } = attribute;
      if (value === null) continue;
      const inner = value.type === "JSXExpressionContainer" ? value.expression : value;
      const found = evaluate(a, inner, scope);
      a.observer.element(name, found, attribute);
    }
  }
  for (const child of node.children) jsxChild(a, child, scope);
  return UNKNOWN;
}

function jsxChild(a: Analysis, child: JSXChild, scope: Scope): void {
  if (child.type === "JSXExpressionContainer" || child.type === "JSXSpreadChild") {
    const value = evaluate(a, child.expression, scope);
    if (value.closure !== undefined) a.pending.push(value.closure);
  } else if (child.type === "JSXElement" || child.type === "JSXFragment") evaluate(a, child, scope);
}
