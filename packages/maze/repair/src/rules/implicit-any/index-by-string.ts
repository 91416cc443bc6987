import type { Node } from "oxc-parser";
import { ancestorsOf } from "../../syntax/ancestors.ts";
import { fitted } from "../../syntax/wrap.ts";
import { defaultValues } from "../../types/default-value.ts";
import { messageTypes } from "../../types/message-types.ts";
import { objectProperties, widened } from "../../types/type-text.ts";
import { type RepairRule, type RuleEdit, inserted, replaced } from "../rule.ts";

/** Reads an object under a key that is known at run time only, where its own type cannot be changed. */
export const indexByString: RepairRule = {
  id: "index-by-string",
  family: "implicit-any",
  summary:
    "Reads a property under a key that is only known at run time through the object's entries, or converts the key.",
  codes: [7053, 7015, 2538],
  example: {
    before: "export const points = (scores: { a: number; b: number }, name: string): number => scores[name];\n",
    after:
      "export const points = (scores: { a: number; b: number }, name: string): number => new Map(Object.entries(scores)).get(name) ?? 0;\n",
  },
  async propose({ program, node, diagnostic, typesOf }) {
    const member = [node, ...ancestorsOf(program, node)].find((at) => at.type === "MemberExpression" && at.computed);
    if (member?.type !== "MemberExpression") return [];
    const [objectType, keyType] = await typesOf([member.object, member.property]);
    const object = program.textOf(member.object);
    const key = program.textOf(member.property);
    const found: RuleEdit[] = [];
    const isWritten = isTarget(program.parentOf(member), member);
    const values = objectProperties(objectType ?? messageTypes(diagnostic.message).target ?? "") ?? [];
    const [first] = values;
    if (!isWritten && first !== undefined) {
      const name = widened(keyType ?? "string") === "string" ? key : `String(${key})`;
      const read = `new Map(Object.entries(${object})).get(${name})`;
      const orElse = defaultValues(widened(first.type))[0];
      if (orElse !== undefined) {
        found.push({
          edits: [replaced(member, fitted(program, member, `${read} ?? ${orElse}`))],
          cost: 6,
          explanation: "read through the entries of the object",
        });
      }
      found.push({ edits: [replaced(member, read)], cost: 6, explanation: "read through the entries of the object" });
    }
    if (keyType !== undefined && /\bundefined\b|\bnull\b/.test(keyType)) {
      const value = defaultValues(keyType.replace(/ \| (?:undefined|null)/g, ""))[0] ?? '""';
      found.push({
        edits: [inserted(member.property.end, ` ?? ${value}`)],
        cost: 3,
        explanation: `${key} ?? ${value}`,
      });
    }
    if (keyType !== undefined && widened(keyType) === "string") {
      found.push({ edits: [replaced(member.property, `Number(${key})`)], cost: 4, explanation: "key converted" });
    }
    return found;
  },
};

const isTarget = (parent: Node | undefined, node: Node): boolean =>
  (parent?.type === "AssignmentExpression" && parent.left === node) || parent?.type === "UpdateExpression";
