import { ancestorsOf } from "../../syntax/ancestors.ts";
import { tight } from "../../syntax/wrap.ts";
import { type RepairRule, replaced } from "../rule.ts";

/** Methods that a newer library brought, as older ones that do the same. */
const OLDER: Readonly<Record<string, (object: string, args: readonly string[]) => string>> = {
  replaceAll: (object, [from = '""', to = '""']) => `${object}.split(${from}).join(${to})`,
  at: (object, [index = "0"]) =>
    index.startsWith("-") ? `${object}[${object}.length - ${index.slice(1)}]` : `${object}[${index}]`,
  toSorted: (object, args) => `[...${object}].sort(${args.join(", ")})`,
  toReversed: (object) => `[...${object}].reverse()`,
  with: (object, [index = "0", value = "undefined"]) => `Object.assign([...${object}], { [${index}]: ${value} })`,
  findLast: (object, args) => `[...${object}].reverse().find(${args.join(", ")})`,
  trimStart: (object) => `${object}.replace(/^\\s+/, "")`,
  trimEnd: (object) => `${object}.replace(/\\s+$/, "")`,
  hasOwn: (_, [object = "{}", key = '""']) => `Object.prototype.hasOwnProperty.call(${object}, ${key})`,
};

/** Says with the library that the project aims at what a newer one says shorter. */
export const olderMethod: RepairRule = {
  id: "older-method",
  family: "declaration",
  summary: "Writes a call of a method that the project's library does not have yet with methods that it has.",
  codes: [2550, 2339, 2551],
  example: {
    before: "export const last = (words: { length: number; [index: number]: string }): string => words.at(-1);\n",
    after:
      "export const last = (words: { length: number; [index: number]: string }): string => words[words.length - 1];\n",
  },
  propose({ program, node }) {
    const member = [node, ...ancestorsOf(program, node)].find((at) => at.type === "MemberExpression");
    const call = member && program.parentOf(member);
    if (member?.type !== "MemberExpression" || call?.type !== "CallExpression" || call.callee !== member) return [];
    const name = program.textOf(member.property);
    const write = Object.hasOwn(OLDER, name) ? OLDER[name] : undefined;
    if (write === undefined) return [];
    const args = call.arguments.map((argument) => program.textOf(argument));
    return [
      {
        edits: [replaced(call, write(tight(program, member.object), args))],
        cost: 2,
        explanation: `${name} written with older methods`,
      },
    ];
  },
};
