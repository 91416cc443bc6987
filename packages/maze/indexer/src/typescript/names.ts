import type { BindingPattern, Expression, Node, ParamPattern, PropertyKey } from "oxc-parser";

/** The name of a member; `[expression]` where it is computed from more than a literal. */
export function memberName(key: PropertyKey, computed: boolean, text: string): string {
  if (key.type === "PrivateIdentifier") return `#${key.name}`;
  if (key.type === "Literal" && !("regex" in key)) return String(key.value);
  if (key.type === "Identifier" && !computed) return key.name;
  return `[${text.slice(key.start, key.end)}]`;
}

/** Every name that a pattern binds, with the node that spells it. */
export function boundNames(pattern: BindingPattern | ParamPattern): { name: string; node: Node }[] {
  switch (pattern.type) {
    case "Identifier":
      return [{ name: pattern.name, node: pattern }];
    case "ArrayPattern":
      return pattern.elements.flatMap((element) =>
        element === null ? [] : element.type === "RestElement" ? boundNames(element.argument) : boundNames(element),
      );
    case "ObjectPattern":
      return pattern.properties.flatMap((property) =>
        property.type === "RestElement" ? boundNames(property.argument) : boundNames(property.value),
      );
    case "AssignmentPattern":
      return boundNames(pattern.left);
    case "RestElement":
      return boundNames(pattern.argument);
    case "TSParameterProperty":
      return boundNames(pattern.parameter);
  }
}

/** An expression without the parentheses and type syntax around it. */
export function unwrapped(node: Expression): Expression {
  switch (node.type) {
    case "ParenthesizedExpression":
    case "TSAsExpression":
    case "TSSatisfiesExpression":
    case "TSNonNullExpression":
    case "TSTypeAssertion":
    case "TSInstantiationExpression":
      return unwrapped(node.expression);
    default:
      return node;
  }
}

/** `a`, `a.b.c`: the names of a member chain that begins with an identifier; `undefined` for anything else. */
export function dottedName(node: Node): string | undefined {
  if (node.type === "Identifier") return node.name;
  if (
    node.type === "ParenthesizedExpression" ||
    node.type === "TSNonNullExpression" ||
    node.type === "ChainExpression"
  ) {
    return dottedName(node.expression);
  }
  if (node.type !== "MemberExpression" || node.computed || node.property.type !== "Identifier") return undefined;
  const object = dottedName(node.object);
  return object === undefined ? undefined : `${object}.${node.property.name}`;
}

/** The value of a string literal, or of a template without expressions. */
export function stringValue(node: Node | null | undefined): string | undefined {
  if (node?.type === "Literal" && typeof node.value === "string") return node.value;
  if (node?.type === "TemplateLiteral" && node.expressions.length === 0)
    return node.quasis[0]?.value.cooked ?? undefined;
  return undefined;
}
