import type { Node } from "oxc-parser";
import type { Binding } from "../syntax/bindings.ts";
import { declarationOf } from "../syntax/bindings.ts";
import { isWritable } from "../types/type-text.ts";
import { type RuleEdit, type Site, inserted, replaced } from "./rule.ts";

/** The annotation that a binding has in the text. */
export function annotationOf(binding: Binding): Node | undefined {
  const { identifier } = binding;
  return identifier.type === "Identifier" ? (identifier.typeAnnotation ?? undefined) : undefined;
}

/** True for a variable, or a parameter of an inline function, that has no annotation yet and may take one. */
export function mayBeAnnotated({ program }: Site, binding: Binding): boolean {
  if (annotationOf(binding) !== undefined) return false;
  if (binding.kind === "variable") {
    const { declaration } = binding;
    if (declaration.type !== "VariableDeclarator" || declaration.id !== binding.identifier) return false;
    const around = declarationOf(program, declaration);
    const parent = around === undefined ? undefined : program.parentOf(around);
    return !((parent?.type === "ForOfStatement" || parent?.type === "ForInStatement") && parent.left === around);
  }
  return binding.kind === "parameter" && binding.declaration === binding.identifier;
}

/** Writes a type to a declared name. */
export function annotate({ program }: Site, binding: Binding, type: string, cost: number): RuleEdit[] {
  if (!isWritable(type)) return [];
  const { identifier, scope } = binding;
  const before = binding.kind === "parameter" ? bareParameter(program.text, scope, identifier) : "";
  const explanation = `${binding.name} declared as ${type}`;
  if (before === "(") {
    return [{ edits: [replaced(identifier, `(${binding.name}: ${type})`)], cost, explanation }];
  }
  const at = identifier.start + binding.name.length;
  const optional = program.text[at] === "?" ? 1 : 0;
  return [{ edits: [inserted(at + optional, `: ${type}`)], cost, explanation }];
}

/** `(` where an arrow function has a single parameter without parentheses. */
function bareParameter(text: string, scope: Node, identifier: Node): string {
  if (scope.type !== "ArrowFunctionExpression" || scope.params.length !== 1) return "";
  const head = text.slice(scope.start, identifier.start);
  return head.includes("(") ? "" : "(";
}
