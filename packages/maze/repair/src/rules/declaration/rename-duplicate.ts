import { bindingsOf, usesOf } from "../../syntax/bindings.ts";
import { type RepairRule, type RuleEdit, replaced } from "../rule.ts";

/** Gives one of two declarations of a name another name. */
export const renameDuplicate: RepairRule = {
  id: "rename-duplicate",
  family: "declaration",
  summary: "Renames one of two declarations of a name; of functions the earlier one, which the later one hides anyway.",
  codes: [2451, 2393, 2300, 2440, 2528, 2323],
  example: {
    before:
      "function one(): number {\n  return 0;\n}\nfunction one(): number {\n  return 1;\n}\nexport const first: number = one();\n",
    after:
      "function one1(): number {\n  return 0;\n}\nfunction one(): number {\n  return 1;\n}\nexport const first: number = one();\n",
  },
  propose({ program, node }) {
    const all = bindingsOf(program);
    const own = all.find(({ identifier }) => identifier.start === node.start);
    if (own === undefined) return [];
    const same = all.filter(({ name, scope }) => name === own.name && scope === own.scope);
    const taken = new Set(all.map(({ name }) => name));
    let fresh = own.name;
    for (let number = 1; taken.has(fresh); number++) fresh = `${own.name}${number}`;
    const isLast = same.at(-1) === own;
    const found: RuleEdit[] = [];
    const name = { start: own.identifier.start, end: own.identifier.start + own.name.length };
    // Calls mean the function that is declared last, so its name stays.
    if (own.kind === "function" && !isLast) {
      found.push({ edits: [replaced(name, fresh)], cost: 2, explanation: `the hidden ${own.name} renamed ${fresh}` });
    }
    if (own.kind !== "function") {
      const uses = usesOf(program, own).filter((use) => use.start > own.identifier.start);
      const edits = [name, ...uses.map(({ start }) => ({ start, end: start + own.name.length }))].map((place) =>
        replaced(place, fresh),
      );
      found.push({ edits, cost: isLast ? 2 : 4, explanation: `${own.name} renamed ${fresh}` });
    }
    return found;
  },
};
