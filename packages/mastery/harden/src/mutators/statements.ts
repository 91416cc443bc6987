import { walk, type SourceNode } from "../source/parse-source.ts";
import { createMutator } from "./create-mutator.ts";
import { operationOf } from "./node-parts.ts";

const ACCUMULATING = /^(\+|-|\*|\/)=$/;

/** Mutators of what a statement does to a variable, and of constants. */
export const statementMutators = [
  createMutator({
    id: "accumulate-assign",
    teaches: "A value is overwritten where it should be accumulated.",
    mutate(node) {
      const [left, operator, right] = assignmentOf(node);
      if (left === undefined || operator === undefined || right === undefined) return [];
      if (ACCUMULATING.test(operator.text())) return [[[left], " = ", [right]]];
      const operation = operator.text() === "=" ? operationOf(right) : undefined;
      if (operation === undefined || operation.left.text() !== left.text()) return [];
      return [[[left], " = ", [operation.right]]];
    },
  }),
  createMutator({
    id: "accumulate-swap",
    teaches: "A value is added where it should be subtracted, or multiplied where it should divide.",
    mutate(node) {
      const [left, operator, right] = assignmentOf(node);
      const other = operator && { "+=": "-=", "-=": "+=", "*=": "/=", "/=": "*=" }[operator.text()];
      if (left === undefined || right === undefined || other === undefined) return [];
      return [[[left], ` ${other} `, [right]]];
    },
  }),
  createMutator({
    id: "drop-statement",
    teaches: "A step is forgotten.",
    mutate(node, language) {
      if (node.kind() !== "expression_statement") return [];
      const [expression] = node.namedChildren();
      const isEffect = /^(call|call_expression|augmented_assignment|augmented_assignment_expression)$/;
      if (expression === undefined || !isEffect.test(String(expression.kind()))) return [];
      if (endsLoop(expression)) return [];
      const block = node.parent();
      const isAlone = block?.namedChildren().filter((child) => child.kind() !== "comment").length === 1;
      if (language === "python") return [isAlone ? ["pass"] : []];
      return /^(statement_block|program)$/.test(String(block?.kind())) ? [[]] : [];
    },
  }),
];

/** Whether a loop around an assignment waits for what it changes: with another step the loop might never end. */
function endsLoop(expression: SourceNode): boolean {
  const changed = expression.field("left")?.text();
  if (changed === undefined) return false;
  return expression.ancestors().some((outer) => {
    const condition = /^(while|for)_statement$/.test(String(outer.kind())) ? outer.field("condition") : null;
    return condition !== null && [...walk(condition)].some((node) => node.text() === changed);
  });
}

function assignmentOf(node: SourceNode): readonly (SourceNode | undefined)[] {
  const isAssignment = /^(augmented_assignment|augmented_assignment_expression|assignment|assignment_expression)$/;
  if (!isAssignment.test(String(node.kind()))) return [];
  const parts = node.children().filter((child) => child.kind() !== "comment");
  return parts.length === 3 && !endsLoop(node) ? parts : [];
}
