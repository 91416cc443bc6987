import type { BindingPattern, Directive, Expression, ParamPattern, Statement } from "oxc-parser";
import { boundNames, stringValue, unwrapped } from "../names.ts";

/** What a name stands for: an expression that was written for it, or something that only a run can tell. */
export type Bound = { readonly expression: Expression; readonly scope: Scope } | "unknown";

/** Names of a block and of what encloses it. */
export interface Scope {
  readonly parent: Scope | undefined;
  readonly names: Map<string, Bound>;
}

export function innerScope(parent: Scope | undefined): Scope {
  return { parent, names: new Map() };
}

/** What a name stands for; `undefined` for one that is not declared in the text. */
export function lookUp(name: string, scope: Scope | undefined): Bound | undefined {
  for (let at = scope; at !== undefined; at = at.parent) {
    const bound = at.names.get(name);
    if (bound !== undefined) return bound;
  }
  return undefined;
}

/** Declares the names of a list of statements. Constants stand for their expressions, everything else is unknown. */
export function declareStatements(body: readonly (Directive | Statement)[], scope: Scope): void {
  for (const statement of body) {
    const node = statement.type === "ExportNamedDeclaration" ? statement.declaration : statement;
    if (node === null) continue;
    if (node.type === "VariableDeclaration") {
      for (const { id, init } of node.declarations) {
        if (node.kind === "const" && init !== null) bindPattern(id, { expression: init, scope }, scope);
        else bindPattern(id, "unknown", scope);
      }
    } else if (node.type === "FunctionDeclaration" || node.type === "ClassDeclaration") {
      if (node.id !== null) scope.names.set(node.id.name, "unknown");
    } else if (node.type === "ImportDeclaration") {
      for (const { local } of node.specifiers) scope.names.set(local.name, "unknown");
    }
  }
}

/** Binds the names of a pattern to the parts of an expression, as far as it is written out. */
export function bindPattern(pattern: BindingPattern | ParamPattern, bound: Bound, scope: Scope): void {
  const value = bound === "unknown" ? undefined : resolve(bound.expression, bound.scope);
  const part = (expression: Expression | null | undefined): Bound =>
    expression && value?.scope ? { expression, scope: value.scope } : "unknown";
  if (pattern.type === "Identifier") scope.names.set(pattern.name, bound);
  else if (pattern.type === "ArrayPattern" && value?.expression.type === "ArrayExpression") {
    const { elements } = value.expression;
    const isPlain = elements.every((element) => element?.type !== "SpreadElement");
    pattern.elements.forEach((element, i) => {
      const item = elements[i];
      if (element === null) return;
      if (element.type === "RestElement") bindUnknown(element, scope);
      else bindPattern(element, isPlain && item?.type !== "SpreadElement" ? part(item) : "unknown", scope);
    });
  } else if (pattern.type === "ObjectPattern" && value?.expression.type === "ObjectExpression") {
    const { properties } = value.expression;
    for (const property of pattern.properties) {
      if (property.type === "RestElement") bindUnknown(property, scope);
      else {
        const key = property.computed ? undefined : keyOf(property.key);
        const found = properties.findLast(
          (other) => other.type === "Property" && !other.computed && keyOf(other.key) === key,
        );
        const isPlain = key !== undefined && properties.every((other) => other.type === "Property" && !other.computed);
        bindPattern(property.value, isPlain && found?.type === "Property" ? part(found.value) : "unknown", scope);
      }
    }
  } else bindUnknown(pattern, scope);
}

/** Follows names and drops type syntax, down to an expression that is written out. */
export function resolve(
  expression: Expression,
  scope: Scope | undefined,
): { expression: Expression; scope: Scope | undefined } {
  let at = { expression: unwrapped(expression), scope };
  for (let steps = 0; steps < 16 && at.expression.type === "Identifier"; steps++) {
    const bound = lookUp(at.expression.name, at.scope);
    if (bound === undefined || bound === "unknown") break;
    at = { expression: unwrapped(bound.expression), scope: bound.scope };
  }
  return at;
}

function bindUnknown(pattern: BindingPattern | ParamPattern, scope: Scope): void {
  for (const { name } of boundNames(pattern)) scope.names.set(name, "unknown");
}

function keyOf(key: Expression | { type: string; name?: string }): string | undefined {
  if (key.type === "Identifier" && "name" in key) return key.name;
  return stringValue(key as Expression);
}
