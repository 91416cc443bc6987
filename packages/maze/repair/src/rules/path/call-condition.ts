import { tight } from "../../syntax/wrap.ts";
import { type RepairRule, inserted, replaced } from "../rule.ts";

/** Calls a function that stands where its result was meant. */
export const callCondition: RepairRule = {
  id: "call-function",
  family: "path",
  summary: "Calls a function that stands in a condition, or gives up its parentheses where it is none.",
  codes: [2774, 2349, 6234, 2348],
  example: {
    before: 'const isReady = (): boolean => true;\nexport const state: string = isReady ? "ready" : "waiting";\n',
    after: 'const isReady = (): boolean => true;\nexport const state: string = isReady() ? "ready" : "waiting";\n',
  },
  propose({ program, node, code }) {
    if (code === 2774) return [{ edits: [inserted(node.end, "()")], cost: 3, explanation: "function called" }];
    const parent = program.parentOf(node);
    const member = parent?.type === "MemberExpression" && parent.property === node ? parent : node;
    const call = program.parentOf(member);
    if (call?.type !== "CallExpression" || call.callee !== member) return [];
    const found = [];
    if (code === 2348)
      found.push({ edits: [inserted(call.start, "new ")], cost: 2, explanation: "constructed by new" });
    if (call.arguments.length === 0) {
      found.push({
        edits: [replaced({ start: member.end, end: call.end }, "")],
        cost: 3,
        explanation: "read, not called",
      });
    }
    const [first] = call.arguments;
    if (first !== undefined && call.arguments.length === 1) {
      const text = `${tight(program, member)}[${program.textOf(first)}]`;
      found.push({ edits: [replaced(call, text)], cost: 5, explanation: "read under a key, not called" });
    }
    return found;
  },
};
