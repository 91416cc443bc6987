import { bindingsOf } from "../../syntax/bindings.ts";
import { ancestorsOf } from "../../syntax/ancestors.ts";
import { quotedName, suggestedName } from "../../types/message-types.ts";
import { similarNames } from "../../types/similar-names.ts";
import { type RepairRule, type RuleEdit, replaced } from "../rule.ts";

/** Globals that programs name most. */
const GLOBALS = [
  "Math",
  "Number",
  "String",
  "Array",
  "Object",
  "Map",
  "Set",
  "Date",
  "JSON",
  "Boolean",
  "RegExp",
  "Promise",
  "parseInt",
  "parseFloat",
  "isNaN",
  "console",
  "Infinity",
  "undefined",
];

/** Spells a name as it is declared. */
export const spellName: RepairRule = {
  id: "spell-name",
  family: "name",
  summary: "Spells an unknown name like one that is in scope, or like the one that the compiler suggests.",
  codes: [2304, 2552, 2551, 2339, 2724, 2305, 2561, 2353, 2503, 2663],
  example: {
    before: "export const top: number = math.max(1, 2);\n",
    after: "export const top: number = Math.max(1, 2);\n",
  },
  propose({ program, node, diagnostic, start, end, code }) {
    const name = program.text.slice(start, end);
    const suggested = suggestedName(diagnostic.message);
    const found: RuleEdit[] = [];
    const say = (other: string, cost: number): void => {
      found.push({ edits: [replaced({ start, end }, other)], cost, explanation: `${name} spelled ${other}` });
    };
    if (suggested !== undefined) say(suggested, 2);
    if (code === 2304 || code === 2552) {
      const around = new Set([node, ...ancestorsOf(program, node)]);
      const inScope = bindingsOf(program).flatMap((binding) => (around.has(binding.scope) ? [binding.name] : []));
      for (const other of similarNames(quotedName(diagnostic.message) ?? name, [...inScope, ...GLOBALS])) say(other, 3);
    }
    return found;
  },
};
