import { applyTextEdits, type TextEdit } from "@maze/core";
import type { BindingPattern, Expression, Node, ParamPattern } from "oxc-parser";
import { boundNames, dottedName, unwrapped } from "../names.ts";
import { childrenOf, walkNodes } from "../walk-nodes.ts";
import { CHANGING_MEMBERS, LANGUAGE_GLOBALS, VALUE_GLOBALS } from "./globals.ts";
import { lookUp, type Bound, type Scope } from "./scope.ts";

/** Expressions that mean the same without parentheses wherever they stand. */
const ATOMS = new Set<string>(["Literal", "TemplateLiteral", "ArrayExpression", "Identifier"]);

/** Longest text of one argument or result. */
const LONGEST = 20_000;

/** Why an expression cannot stand alone. */
export class NotClosed extends Error {
  override readonly name = "NotClosed";
  get reason(): string {
    return this.message;
  }
}

/** Where an expression stands. */
export interface ClosedContext {
  readonly text: string;
  readonly scope: Scope | undefined;
  /** Says why the value of a constant may not be the one that it was declared with. */
  readonly whyChanged?: ((name: string, bound: Bound) => string | undefined) | undefined;
}

/**
 * An expression as JavaScript that needs nothing around it: type syntax is dropped, constants are replaced by their
 * expressions. What needs other names, waits, or gives another value each time is not closed.
 */
export function closedText(expression: Expression, context: ClosedContext): string | NotClosed {
  try {
    return closed(expression, context, 0);
  } catch (thrown) {
    if (thrown instanceof NotClosed) return thrown;
    throw thrown;
  }
}

function closed(expression: Expression, context: ClosedContext, depth: number): string {
  const edits: TextEdit[] = [];
  createVisitor(expression, context, edits, depth)(expression, new Set());
  const { start, end } = expression;
  const local = edits.map((edit) => ({ ...edit, start: edit.start - start, end: edit.end - start }));
  const text = applyTextEdits(context.text.slice(start, end), local).trim();
  if (text.length > LONGEST) throw new NotClosed("it is too long");
  return text;
}

type Visit = (node: Node, locals: ReadonlySet<string>) => void;

function createVisitor(root: Node, context: ClosedContext, edits: TextEdit[], depth: number): Visit {
  const { text, scope } = context;
  const erase = (start: number, end: number): void => {
    if (end > start) edits.push({ start, end, newText: "" });
  };
  const eraseNode = (node: Node | null | undefined): void => {
    if (node) erase(node.start, node.end);
  };
  const inlined = (name: string, locals: ReadonlySet<string>, isWhole = false): string | undefined => {
    if (locals.has(name)) return undefined;
    const bound = lookUp(name, scope);
    if (bound === undefined) {
      if (VALUE_GLOBALS.has(name) || LANGUAGE_GLOBALS.has(name)) return undefined;
      throw new NotClosed(`it needs ${name}`);
    }
    const changed =
      bound === "unknown" ? `it needs ${name}, whose value only a run can tell` : context.whyChanged?.(name, bound);
    if (bound === "unknown" || changed !== undefined) throw new NotClosed(changed ?? "");
    if (depth > 12) throw new NotClosed("its constants refer to each other too often");
    const replacement = closed(bound.expression, { ...context, scope: bound.scope }, depth + 1);
    return isWhole || ATOMS.has(unwrapped(bound.expression).type) ? replacement : `(${replacement})`;
  };
  const visitPattern = (pattern: BindingPattern | ParamPattern, locals: ReadonlySet<string>): void => {
    switch (pattern.type) {
      case "Identifier":
        erase(pattern.start + pattern.name.length, pattern.end);
        break;
      case "AssignmentPattern":
        visitPattern(pattern.left, locals);
        visit(pattern.right, locals);
        break;
      case "RestElement":
        visitPattern(pattern.argument, locals);
        if ("typeAnnotation" in pattern) eraseNode(pattern.typeAnnotation);
        break;
      case "ArrayPattern":
        for (const element of pattern.elements) if (element !== null) visitPattern(element, locals);
        eraseNode(pattern.typeAnnotation);
        break;
      case "ObjectPattern":
        for (const property of pattern.properties) {
          if (property.type === "Property" && property.computed) visit(property.key, locals);
          if (property.type === "RestElement") visitPattern(property, locals);
          else if (!property.shorthand || property.value.type === "AssignmentPattern")
            visitPattern(property.value, locals);
        }
        eraseNode(pattern.typeAnnotation);
        break;
      case "TSParameterProperty":
        throw new NotClosed("it declares a class");
    }
  };
  const replaceName = (name: string, at: Node, locals: ReadonlySet<string>, isWhole: boolean): void => {
    const replacement = inlined(name, locals, isWhole);
    if (replacement !== undefined) edits.push({ start: at.start, end: at.end, newText: replacement });
  };
  /** An expression that stands between commas needs no parentheses. */
  const visitItem: Visit = (node, locals) => {
    if (node.type === "Identifier") replaceName(node.name, node, locals, true);
    else visit(node, locals);
  };
  const visit: Visit = (node, locals) => {
    switch (node.type) {
      case "Identifier":
        // Binding names and labels are handled where they stand, so what comes here is a reference.
        replaceName(node.name, node, locals, node === root);
        return;
      case "MemberExpression":
        if (CHANGING_MEMBERS.has(dottedName(node) ?? ""))
          throw new NotClosed(`${dottedName(node) ?? ""} is another value each time`);
        visit(node.object, locals);
        if (node.computed) visit(node.property, locals);
        return;
      case "Property":
        if (node.computed) visit(node.key, locals);
        if (node.shorthand && node.value.type === "Identifier") {
          const replacement = inlined(node.value.name, locals, true);
          if (replacement !== undefined) edits.push({ start: node.end, end: node.end, newText: `: ${replacement}` });
        } else visitItem(node.value, locals);
        return;
      case "ArrayExpression":
        for (const element of node.elements) if (element !== null) visitItem(element, locals);
        return;
      case "NewExpression":
      case "CallExpression":
        if (dottedName(node.callee) === "Date" && (node.type === "CallExpression" || node.arguments.length === 0)) {
          throw new NotClosed("it depends on the clock");
        }
        eraseNode(node.typeArguments);
        visit(node.callee, locals);
        for (const argument of node.arguments) visitItem(argument, locals);
        return;
      case "TSAsExpression":
      case "TSSatisfiesExpression":
      case "TSNonNullExpression":
      case "TSInstantiationExpression":
        visit(node.expression, locals);
        erase(node.expression.end, node.end);
        return;
      case "TSTypeAssertion":
        erase(node.start, node.expression.start);
        visit(node.expression, locals);
        return;
      case "ArrowFunctionExpression":
      case "FunctionExpression": {
        if (node.body === null) throw new NotClosed("it has no body");
        const inner = new Set([
          ...locals,
          ...(node.id === null ? [] : [node.id.name]),
          "arguments",
          ...namesWithin(node),
        ]);
        eraseNode(node.typeParameters);
        eraseNode(node.returnType);
        for (const parameter of node.params) visitPattern(parameter, inner);
        visit(node.body, inner);
        return;
      }
      case "VariableDeclarator":
        visitPattern(node.id, locals);
        if (node.init !== null) visit(node.init, locals);
        return;
      case "TaggedTemplateExpression":
        eraseNode(node.typeArguments);
        visit(node.tag, locals);
        visit(node.quasi, locals);
        return;
      case "LabeledStatement":
        visit(node.body, locals);
        return;
      case "BreakStatement":
      case "ContinueStatement":
        return;
      case "CatchClause":
        if (node.param !== null) visitPattern(node.param, locals);
        visit(node.body, locals);
        return;
      default:
        if (!ALLOWED.has(node.type) && !(locals.size > 0 && ALLOWED_IN_FUNCTIONS.has(node.type))) {
          throw new NotClosed(`it contains ${describe(node, text)}`);
        }
        for (const child of childrenOf(node)) visit(child, locals);
    }
  };
  return visit;
}

const ALLOWED = new Set<string>([
  "Literal",
  "TemplateLiteral",
  "TemplateElement",
  "ObjectExpression",
  "SpreadElement",
  "UnaryExpression",
  "BinaryExpression",
  "LogicalExpression",
  "ConditionalExpression",
  "ParenthesizedExpression",
  "ChainExpression",
  "SequenceExpression",
]);

const ALLOWED_IN_FUNCTIONS = new Set<string>([
  "AssignmentExpression",
  "UpdateExpression",
  "BlockStatement",
  "EmptyStatement",
  "ExpressionStatement",
  "ForInStatement",
  "ForOfStatement",
  "ForStatement",
  "IfStatement",
  "ReturnStatement",
  "SwitchStatement",
  "SwitchCase",
  "ThrowStatement",
  "TryStatement",
  "VariableDeclaration",
  "WhileStatement",
  "DoWhileStatement",
]);

/** Every name that a function declares, in whichever of its blocks. */
function namesWithin(root: Node): string[] {
  const names: string[] = [];
  walkNodes(root, (node) => {
    if (node.type === "VariableDeclarator") names.push(...boundNames(node.id).map(({ name }) => name));
    else if (node.type === "ArrowFunctionExpression" || node.type === "FunctionExpression") {
      for (const parameter of node.params) names.push(...boundNames(parameter).map(({ name }) => name));
      if (node.id !== null) names.push(node.id.name);
    } else if (node.type === "CatchClause" && node.param !== null)
      names.push(...boundNames(node.param).map(({ name }) => name));
    return undefined;
  });
  return names;
}

function describe(node: Node, text: string): string {
  const source = text.slice(node.start, node.end).replace(/\s+/g, " ");
  return source.length > 40 ? `${source.slice(0, 40)}…` : source;
}
