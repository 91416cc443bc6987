import type { Node } from "oxc-parser";
import { ancestorsOf } from "../../syntax/ancestors.ts";
import { elementOf, widened } from "../../types/type-text.ts";
import { type RepairRule, type RuleEdit, type Site, replaced } from "../rule.ts";
import { convert } from "./convert-value.ts";

/** Makes the operands of an operator fit each other: `Number(s[i]) % 2`, `[...a, ...b]` for arrays that are added. */
export const convertOperand: RepairRule = {
  id: "convert-operand",
  family: "assignable",
  summary: "Converts an operand of an operator to the type that the operator, or the other operand, wants.",
  codes: [2362, 2363, 2365, 2367, 2469, 2736, 2447, 2356],
  example: {
    before: "export const isOdd = (digits: string): boolean => digits[0] % 2 === 1;\n",
    after: "export const isOdd = (digits: string): boolean => Number(digits[0]) % 2 === 1;\n",
  },
  async propose(site) {
    const { program, node, code } = site;
    const around = [node, ...ancestorsOf(program, node)];
    const operation = around.find((at) => at.type === "BinaryExpression" || at.type === "AssignmentExpression");
    if (operation?.type !== "BinaryExpression" && operation?.type !== "AssignmentExpression") {
      const unary = around.find((at) => at.type === "UnaryExpression");
      if (unary?.type !== "UnaryExpression") return [];
      const [type] = await site.typesOf([unary.argument]);
      return type === undefined ? [] : convert(site, unary.argument, type, "number");
    }
    const left: Node = operation.left;
    const { right, operator } = operation;
    const assigns = operation.type === "AssignmentExpression";
    const [leftType, rightType] = (await site.typesOf([left, right])).map((type) => type ?? "any") as [string, string];
    const found: RuleEdit[] = [];
    const comparesOnly = code === 2367;
    const wantedLeft = comparesOnly ? widened(rightType) : numericLike(rightType);
    const wantedRight = comparesOnly ? widened(leftType) : numericLike(leftType);
    if (code !== 2363 && !assigns) found.push(...convertNear(site, left, leftType, wantedLeft, right));
    if (code !== 2362) found.push(...convertNear(site, right, rightType, wantedRight, left));
    if (comparesOnly || (code === 2365 && /^[+<>]/.test(operator))) {
      if (!assigns) found.push(...convert(site, left, leftType, "string"));
      found.push(...convert(site, right, rightType, "string"));
    }
    if (code === 2365 && !assigns) found.push(...bothNumbers(site, left, leftType, right, rightType));
    if (operator === "+" && elementOf(leftType) !== undefined && elementOf(rightType) !== undefined) {
      const text = `[...${program.textOf(left)}, ...${program.textOf(right)}]`;
      found.push({ edits: [replaced(operation, text)], cost: 5, explanation: "arrays joined by spreading" });
    }
    return found;
  },
};

/** A letter that meets a letter's code, such as 65 or 97, is meant by its code. */
function convertNear(site: Site, node: Node, source: string, target: string, other: Node): RuleEdit[] {
  const isCode = other.type === "Literal" && typeof other.value === "number" && other.value >= 32 && other.value <= 126;
  return convert(site, node, source, target).map((edit) =>
    isCode && edit.explanation.endsWith(".charCodeAt(0)") ? { ...edit, cost: 2 } : edit,
  );
}

function bothNumbers(site: Site, left: Node, leftType: string, right: Node, rightType: string): RuleEdit[] {
  return convert(site, left, leftType, "number").flatMap((first) =>
    convert(site, right, rightType, "number")
      .filter(({ cost }) => cost <= 5)
      .slice(0, 2)
      .map((second) => ({
        edits: [...first.edits, ...second.edits],
        cost: first.cost + second.cost,
        explanation: `${first.explanation}; ${second.explanation}`,
      })),
  );
}

const numericLike = (other: string): string => (widened(other) === "bigint" ? "bigint" : "number");
