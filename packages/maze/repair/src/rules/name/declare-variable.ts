import { ancestorsOf, functionAround, statementAround } from "../../syntax/ancestors.ts";
import { typeMenu } from "../../types/type-menu.ts";
import { type RepairRule, type RuleEdit, inserted } from "../rule.ts";
import { indentationAt } from "../site-values.ts";

/** Declares a variable that is assigned and never declared. */
export const declareVariable: RepairRule = {
  id: "declare-variable",
  family: "name",
  summary:
    "Declares a variable that is assigned without a declaration: in the loop that counts with it, or where its function begins.",
  codes: [2304, 2552, 18004],
  example: {
    before:
      "export function sum(xs: number[]): number {\n  let total = 0;\n  for (i = 0; i < xs.length; i++) total += xs[i] ?? 0;\n  return total;\n}\n",
    after:
      "export function sum(xs: number[]): number {\n  let total = 0;\n  for (let i = 0; i < xs.length; i++) total += xs[i] ?? 0;\n  return total;\n}\n",
  },
  propose({ program, node }) {
    if (node.type !== "Identifier") return [];
    const { name } = node;
    const assignments = program.nodes.filter(
      (at) => at.type === "AssignmentExpression" && at.left.type === "Identifier" && at.left.name === name,
    );
    const found: RuleEdit[] = [];
    for (const at of [node, ...ancestorsOf(program, node)]) {
      const { init, left } = at as unknown as {
        init?: { start: number; type: string };
        left?: { start: number; type: string; name?: string };
      };
      if (
        at.type === "ForStatement" &&
        init?.type === "AssignmentExpression" &&
        program.text.startsWith(name, init.start)
      ) {
        found.push({ edits: [inserted(init.start, "let ")], cost: 1, explanation: `${name} declared in its loop` });
      }
      if (
        (at.type === "ForOfStatement" || at.type === "ForInStatement") &&
        left?.type === "Identifier" &&
        left.name === name
      ) {
        found.push({ edits: [inserted(left.start, "const ")], cost: 1, explanation: `${name} declared in its loop` });
      }
    }
    if (assignments.length === 0) return found;
    const owner = functionAround(program, node);
    const first = owner?.body?.type === "BlockStatement" ? owner.body.body[0] : statementAround(program, node);
    if (first === undefined) return found;
    const before = `\n${indentationAt(program.text, first.start)}`;
    return [
      ...found,
      { edits: [inserted(first.start, `let ${name};${before}`)], cost: 2, explanation: `${name} declared` },
      ...typeMenu(program, 6).map((type) => ({
        edits: [inserted(first.start, `let ${name}: ${type};${before}`)],
        cost: 3,
        explanation: `${name} declared as ${type}`,
      })),
    ];
  },
};
