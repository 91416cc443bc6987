import type { Node } from "oxc-parser";
import type { Binding } from "../syntax/bindings.ts";
import { usesOf } from "../syntax/bindings.ts";
import type { Program } from "../syntax/program.ts";

/** What a text does with a variable, as the expressions that tell its type. */
export interface VariableUses {
  /** Values that are assigned to it, its initialiser included. */
  readonly assigned: readonly Node[];
  /** Values that are pushed to it, or added. */
  readonly pushed: readonly Node[];
  /** Keys by which it is read or written. */
  readonly keys: readonly Node[];
  /** Values that are written under a key. */
  readonly written: readonly Node[];
  /** Arguments at its place, where it is a parameter of a function that is called by name. */
  readonly passed: readonly Node[];
}

/** Gathers what a text does with a variable or parameter. */
export function usesOfVariable(program: Program, binding: Binding, calls: readonly Node[] = []): VariableUses {
  const assigned: Node[] = [];
  const pushed: Node[] = [];
  const keys: Node[] = [];
  const written: Node[] = [];
  const { declaration } = binding;
  if (declaration.type === "VariableDeclarator" && declaration.init !== null) assigned.push(declaration.init);
  for (const use of usesOf(program, binding)) {
    const parent = program.parentOf(use);
    if (parent?.type === "AssignmentExpression" && parent.left === use) assigned.push(parent.right);
    if (parent?.type !== "MemberExpression" || parent.object !== use) continue;
    const around = program.parentOf(parent);
    if (parent.computed) {
      keys.push(parent.property);
      if (around?.type === "AssignmentExpression" && around.left === parent) written.push(around.right);
    } else if (around?.type === "CallExpression" && around.callee === parent) {
      const method = program.textOf(parent.property);
      if (/^(?:push|unshift|add|fill|concat)$/.test(method)) pushed.push(...around.arguments.slice(0, 1));
      if (method === "set") written.push(...around.arguments.slice(1, 2));
      if (/^(?:set|get|has|delete)$/.test(method)) keys.push(...around.arguments.slice(0, 1));
    } else if (around?.type === "AssignmentExpression" && around.left === parent) written.push(around.right);
  }
  return { assigned, pushed, keys, written, passed: calls };
}
