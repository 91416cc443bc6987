import type { Node } from "oxc-parser";
import { bindingAt, usesOf } from "../syntax/bindings.ts";
import type { Program } from "../syntax/program.ts";

/** How an untyped value is used, as a tree: what is read of it, and what its calls give. */
interface Shape {
  readonly members: Map<string, Shape>;
  /** Types of the arguments of its longest call, `undefined` where it is not called. */
  parameters?: string[];
  result?: Shape;
}

/**
 * The type that a value must have for what a text does with it: `{ createHash(a: string): { digest(a: string): string } }`.
 * `leaf` is the type of what is not looked into; `argumentType` gives the types of arguments.
 */
export function shapeOfUse(
  program: Program,
  uses: readonly Node[],
  leaf: string,
  argumentType: (node: Node) => string | undefined,
): string {
  const shape = emptyShape();
  for (const use of uses) addUse(program, use, shape, argumentType, 0);
  return printShape(shape, leaf);
}

const emptyShape = (): Shape => ({ members: new Map() });

function addUse(
  program: Program,
  node: Node,
  shape: Shape,
  argumentType: (node: Node) => string | undefined,
  depth: number,
): void {
  const parent = program.parentOf(node);
  if (parent === undefined || depth > 12) return;
  if (
    parent.type === "ParenthesizedExpression" ||
    parent.type === "AwaitExpression" ||
    parent.type === "ChainExpression"
  ) {
    addUse(program, parent, shape, argumentType, depth + 1);
  } else if (parent.type === "MemberExpression" && parent.object === node && !parent.computed) {
    const name = program.textOf(parent.property);
    const member = shape.members.get(name) ?? emptyShape();
    shape.members.set(name, member);
    addUse(program, parent, member, argumentType, depth + 1);
  } else if (parent.type === "CallExpression" && parent.callee === node) {
    const types = parent.arguments.map((argument) => argumentType(argument) ?? "unknown");
    if (shape.parameters === undefined || shape.parameters.length < types.length) shape.parameters = types;
    shape.result ??= emptyShape();
    addUse(program, parent, shape.result, argumentType, depth + 1);
  } else if (parent.type === "VariableDeclarator" && parent.init === node && parent.id.type === "Identifier") {
    const binding = bindingAt(program, parent.id.name, parent.id);
    for (const use of binding === undefined ? [] : usesOf(program, binding)) {
      addUse(program, use, shape, argumentType, depth + 1);
    }
  }
}

function printShape({ members, parameters, result }: Shape, leaf: string): string {
  const call =
    parameters === undefined
      ? undefined
      : `(${parameters.map((type, index) => `${"abcdefgh".charAt(index)}: ${type}`).join(", ")})`;
  const returns = printResult(result, leaf);
  if (members.size === 0) return call === undefined ? leaf : `${call} => ${returns}`;
  const parts = [...members].map(([name, member]) => {
    if (member.parameters === undefined || member.members.size > 0) return `${name}: ${printShape(member, leaf)}`;
    const types = member.parameters.map((type, index) => `${"abcdefgh".charAt(index)}: ${type}`);
    return `${name}(${types.join(", ")}): ${printResult(member.result, leaf)}`;
  });
  if (call !== undefined) parts.unshift(`${call}: ${returns}`);
  return `{ ${parts.join("; ")} }`;
}

const printResult = (result: Shape | undefined, leaf: string): string =>
  result === undefined ? leaf : printShape(result, leaf);
