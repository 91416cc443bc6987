import type { BindingPattern, Directive, ModuleExportName, Node, Statement } from "oxc-parser";
import { type Analysis, childScope, declare, learn, lookup } from "./analysis.ts";
import { declarePattern, writeTo } from "./assign.ts";
import { elementOf, evaluate, moduleName } from "./evaluate.ts";
import { closureValue, createClass, markExported } from "./functions.ts";
import { comparison } from "./guards.ts";
import { derived, Mark, refValue, type Scope, UNKNOWN, type Value } from "./value.ts";

type Body = readonly (Statement | Directive)[];

/** Follows statements; answers whether the path ends in them: by a return, a throw, a jump. */
export function execute(a: Analysis, statements: Body, scope: Scope): boolean {
  for (const statement of statements) if (step(a, statement, scope)) return true;
  return false;
}

/** Functions are there before their line, and so are the names of a block. */
export function hoist(a: Analysis, statements: Body, scope: Scope, vars: boolean): void {
  for (const statement of statements) {
    const inner = declarationIn(statement);
    if (inner?.type === "FunctionDeclaration" && inner.id !== null) {
      const value = closureValue(a, inner, scope);
      declare(scope, inner.id.name, value);
      if (inner !== statement) markExported(a, value);
    } else if (
      inner?.type === "TSInterfaceDeclaration" ||
      inner?.type === "TSTypeAliasDeclaration" ||
      inner?.type === "TSEnumDeclaration"
    ) {
      a.types.set(inner.id.name, inner);
    } else if (inner?.type === "VariableDeclaration" && (vars || inner.kind !== "var")) {
      for (const { id } of inner.declarations)
        for (const name of namesOf(id)) if (!scope.variables.has(name)) declare(scope, name, UNKNOWN);
    }
  }
}

function declarationIn(statement: Node): Node | undefined {
  if (statement.type === "ExportNamedDeclaration") return statement.declaration ?? undefined;
  return statement.type === "ExportDefaultDeclaration" ? statement.declaration : statement;
}

function namesOf(pattern: BindingPattern | Node): string[] {
  switch (pattern.type) {
    case "Identifier":
      return [pattern.name];
    case "AssignmentPattern":
      return namesOf(pattern.left);
    case "RestElement":
      return namesOf(pattern.argument);
    case "ArrayPattern":
      return pattern.elements.flatMap((element) => (element === null ? [] : namesOf(element)));
    case "ObjectPattern":
      return pattern.properties.flatMap((p) => namesOf(p.type === "RestElement" ? p.argument : p.value));
    default:
      return [];
  }
}

function block(a: Analysis, statement: Statement, scope: Scope): boolean {
  if (statement.type !== "BlockStatement") return step(a, statement, scope);
  const inner = childScope(scope);
  hoist(a, statement.body, inner, false);
  return execute(a, statement.body, inner);
}

function step(a: Analysis, node: Statement | Directive, scope: Scope): boolean {
  a.depth++;
  try {
    if (a.depth > 400) {
      a.incomplete = "it is nested too deeply";
      return false;
    }
    return follow(a, node, scope);
  } finally {
    a.depth--;
  }
}

function follow(a: Analysis, node: Statement | Directive, scope: Scope): boolean {
  switch (node.type) {
    case "ExpressionStatement":
      evaluate(a, node.expression, scope);
      return (
        node.expression.type === "CallExpression" && /^process\.exit\b/.test(a.text.slice(node.start, node.start + 14))
      );
    case "VariableDeclaration":
      for (const { id, init } of node.declarations) {
        const value = evaluate(a, init, scope);
        const target = node.kind === "var" ? (lookupScope(scope, id) ?? scope) : scope;
        declarePattern(a, id, named(value, id), target, init ?? id);
      }
      return false;
    case "FunctionDeclaration":
    case "TSInterfaceDeclaration":
    case "TSTypeAliasDeclaration":
      return false;
    case "ClassDeclaration":
      if (node.id !== null) declare(scope, node.id.name, createClass(a, node, scope));
      return false;
    case "ReturnStatement": {
      const frame = a.frames.at(-1);
      const value = evaluate(a, node.argument, scope);
      if (frame?.closure !== undefined) {
        if (frame.closure.name !== "" && node.argument !== null)
          a.observer.bind(frame.closure.name, value, node, node.argument);
        const whenTrue = [...(value.whenTrue ?? []), ...frame.facts];
        frame.returns.push({ value: { ...value, whenTrue }, changes: a.state.changesSince(frame.depth) });
      }
      return true;
    }
    case "ThrowStatement":
      evaluate(a, node.argument, scope);
      return true;
    case "BreakStatement":
    case "ContinueStatement":
      return true;
    case "BlockStatement":
      return block(a, node, scope);
    case "IfStatement":
      return ifStatement(a, node, scope);
    case "ForStatement":
    case "WhileStatement":
    case "DoWhileStatement":
    case "ForInStatement":
    case "ForOfStatement":
      loop(a, node, scope);
      return false;
    case "SwitchStatement":
      switchStatement(a, node, scope);
      return false;
    case "TryStatement":
      return tryStatement(a, node, scope);
    case "LabeledStatement":
      return block(a, node.body, scope);
    case "ImportDeclaration":
      importNames(node, scope);
      return false;
    case "ExportNamedDeclaration":
      exportNames(a, node, scope);
      return false;
    case "ExportDefaultDeclaration":
      if (node.declaration.type === "ClassDeclaration") {
        const value = createClass(a, node.declaration, scope);
        if (node.declaration.id !== null) declare(scope, node.declaration.id.name, value);
        markExported(a, value);
      } else if (node.declaration.type === "FunctionDeclaration") {
        if (node.declaration.id === null) markExported(a, closureValue(a, node.declaration, scope, "default"));
      } else markExported(a, evaluate(a, node.declaration, scope));
      return false;
    case "TSExportAssignment":
      markExported(a, evaluate(a, node.expression, scope));
      return false;
    case "TSModuleDeclaration":
      if (node.body !== null) {
        const inner = childScope(scope);
        hoist(a, node.body.body, inner, true);
        execute(a, node.body.body, inner);
      }
      return false;
    default:
      return false;
  }
}

/** A function that a variable holds goes by the variable's name. */
function named(value: Value, id: BindingPattern): Value {
  if (value.closure?.name === "" && id.type === "Identifier") value.closure.name = id.name;
  return value;
}

function lookupScope(scope: Scope, id: BindingPattern): Scope | undefined {
  const [name] = namesOf(id);
  for (let at: Scope | undefined = scope; at !== undefined && name !== undefined; at = at.parent)
    if (at.variables.has(name)) return at;
  return undefined;
}

function ifStatement(a: Analysis, first: Extract<Node, { type: "IfStatement" }>, scope: Scope): boolean {
  const test = evaluate(a, first.test, scope);
  const facts = a.frames.at(-1)?.facts.length ?? 0;
  const forget = (): Value["whenTrue"] => a.frames.at(-1)?.facts.splice(facts);
  const yes = a.state.branch(() => {
    learn(a, test.whenTrue);
    return block(a, first.consequent, scope);
  });
  const kept = forget();
  const no = a.state.branch(() => {
    learn(a, test.whenFalse);
    return first.alternate !== null && block(a, first.alternate, scope);
  });
  const other = forget();
  a.state.merge([yes, no]);
  const lasting = yes.exits ? other : no.exits ? kept : [];
  a.frames.at(-1)?.facts.push(...(lasting ?? []));
  return yes.exits && no.exits;
}

type Loop = Extract<
  Node,
  { type: "ForStatement" | "WhileStatement" | "DoWhileStatement" | "ForInStatement" | "ForOfStatement" }
>;

function loop(a: Analysis, node: Loop, outer: Scope): void {
  const scope = childScope(outer);
  if (node.type === "ForStatement") {
    if (node.init?.type === "VariableDeclaration") step(a, node.init, scope);
    else evaluate(a, node.init, scope);
  }
  const items =
    node.type === "ForInStatement" || node.type === "ForOfStatement" ? evaluate(a, node.right, scope) : UNKNOWN;
  // What one round leaves, the next one finds; deeper loops are followed once.
  const rounds = a.loops < 2 ? 2 : 1;
  a.loops++;
  for (let round = 0; round < rounds; round++) {
    const facts = a.frames.at(-1)?.facts.length ?? 0;
    const body = a.state.branch(() => {
      if (node.type === "ForInStatement" || node.type === "ForOfStatement") bindItem(a, node, items, scope);
      else if (node.test !== null) learn(a, evaluate(a, node.test, scope).whenTrue);
      block(a, node.body, scope);
      if (node.type === "ForStatement") evaluate(a, node.update, scope);
      return false;
    });
    a.frames.at(-1)?.facts.splice(facts);
    a.state.merge([body, { changes: new Map(), exits: false }]);
  }
  a.loops--;
}

function bindItem(
  a: Analysis,
  node: Extract<Node, { type: "ForInStatement" | "ForOfStatement" }>,
  items: Value,
  scope: Scope,
): void {
  const item = node.type === "ForInStatement" ? keyOf(items) : itemOf(a, items, node);
  if (node.left.type === "VariableDeclaration") {
    const [declaration] = node.left.declarations;
    if (declaration !== undefined) declarePattern(a, declaration.id, item, scope, node);
  } else writeTo(a, node.left, item, undefined, scope);
}

/** A key of an object from outside is from outside, and so may be `__proto__`. */
export const keyOf = (object: Value): Value =>
  object.taints.length === 0 ? UNKNOWN : { ...derived(object, 0), marks: Mark.anyKey };

function itemOf(a: Analysis, items: Value, node: Node): Value {
  if (items.ref !== undefined && /^(?:process\.stdin|readline(?:\/promises)?\.createInterface\(\))$/.test(items.ref)) {
    const source = { what: "standard input", start: node.start, end: node.end, trust: "outside" as const };
    return { ...UNKNOWN, taints: [{ source, safe: 0 }] };
  }
  return elementOf(items);
}

function switchStatement(a: Analysis, node: Extract<Node, { type: "SwitchStatement" }>, scope: Scope): void {
  const subject = evaluate(a, node.discriminant, scope);
  const inner = childScope(scope);
  for (const { consequent } of node.cases) hoist(a, consequent, inner, false);
  const branches = node.cases.map(({ test, consequent }) =>
    a.state.branch(() => {
      if (test !== null) {
        const value = evaluate(a, test, inner);
        const isTrue = subject.literal === true;
        learn(a, isTrue ? value.whenTrue : comparison("===", subject, value).whenTrue);
      }
      const exits = execute(a, consequent, inner);
      // A break leaves the switch, not the path.
      return exits && !consequent.some(({ type }) => type === "BreakStatement");
    }),
  );
  const complete = node.cases.some(({ test }) => test === null);
  a.state.merge(complete ? branches : [...branches, { changes: new Map(), exits: false }]);
}

function tryStatement(a: Analysis, node: Extract<Node, { type: "TryStatement" }>, scope: Scope): boolean {
  const body = a.state.branch(() => block(a, node.block, scope));
  const caught = a.state.branch(() => {
    if (node.handler === null) return false;
    const inner = childScope(scope);
    if (node.handler.param !== null) declarePattern(a, node.handler.param, UNKNOWN, inner, node.handler);
    return block(a, node.handler.body, inner);
  });
  a.state.merge(node.handler === null ? [body] : [body, caught]);
  const ends = node.finalizer !== null && block(a, node.finalizer, scope);
  return ends || (body.exits && (node.handler === null || caught.exits));
}

const nameIn = (name: ModuleExportName): string => (name.type === "Literal" ? name.value : name.name);

function importNames(node: Extract<Node, { type: "ImportDeclaration" }>, scope: Scope): void {
  const from = moduleName(node.source.value);
  for (const specifier of node.specifiers) {
    const ref =
      specifier.type === "ImportSpecifier" && nameIn(specifier.imported) !== "default"
        ? `${from}.${nameIn(specifier.imported)}`
        : from;
    declare(scope, specifier.local.name, refValue(ref));
  }
}

function exportNames(a: Analysis, node: Extract<Node, { type: "ExportNamedDeclaration" }>, scope: Scope): void {
  const { declaration } = node;
  if (declaration !== null) {
    step(a, declaration, scope);
    if (declaration.type === "VariableDeclaration") {
      for (const { id } of declaration.declarations)
        for (const name of namesOf(id)) markExported(a, lookup(scope, name)?.value ?? UNKNOWN);
    } else if (declaration.type === "ClassDeclaration" && declaration.id !== null) {
      markExported(a, lookup(scope, declaration.id.name)?.value ?? UNKNOWN);
    }
  }
  if (node.source !== null) return;
  for (const { local } of node.specifiers) markExported(a, lookup(scope, nameIn(local))?.value ?? UNKNOWN);
}
