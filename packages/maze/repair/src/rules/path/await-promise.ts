import { ancestorsOf, functionAround } from "../../syntax/ancestors.ts";
import { type RepairRule, type RuleEdit, inserted, replaced } from "../rule.ts";

/** Makes a function asynchronous that awaits, where its declared result allows it. */
export const awaitPromise: RepairRule = {
  id: "await-promise",
  family: "path",
  summary:
    "Marks a function that awaits as async, where its result is a promise or is not declared, and awaits a promise that is used as its value.",
  codes: [1308, 1375, 1378, 2801, 2339, 2322, 2345, 2365, 1103],
  example: {
    before:
      "export function load(): Promise<number> {\n  const value = await Promise.resolve(1);\n  return Promise.resolve(value);\n}\n",
    after:
      "export async function load(): Promise<number> {\n  const value = await Promise.resolve(1);\n  return Promise.resolve(value);\n}\n",
  },
  propose({ program, node, code, diagnostic }) {
    const owner = functionAround(program, node);
    const found: RuleEdit[] = [];
    const declared = owner?.returnType ? program.textOf(owner.returnType) : "";
    const isOpen = owner !== undefined && !owner.async && (declared === "" || /Promise</.test(declared));
    const mark = isOpen ? [inserted(owner.start, "async ")] : [];
    if (code === 1308 || code === 1103) {
      if (isOpen) found.push({ edits: mark, cost: 2, explanation: "function marked async" });
      return found;
    }
    if (!/Promise</.test(diagnostic.message) || (!isOpen && owner?.async !== true)) return found;
    const call = [node, ...ancestorsOf(program, node)].find(
      (at) => at.type === "CallExpression" || at.type === "Identifier",
    );
    if (call === undefined) return found;
    const text = `(await ${program.textOf(call)})`;
    return [...found, { edits: [replaced(call, text), ...mark], cost: 2, explanation: "promise awaited" }];
  },
};
