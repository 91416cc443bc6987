import { ancestorsOf } from "../../syntax/ancestors.ts";
import { type RepairRule, type RuleEdit, replaced } from "../rule.ts";

/** Narrows what a `catch` gives, or another unknown value, before it is used. */
export const narrowUnknown: RepairRule = {
  id: "narrow-unknown",
  family: "nullish",
  summary: "Asks what an unknown value is before it is used: `error instanceof Error ? error.message : String(error)`.",
  codes: [18046, 2571, 2339],
  example: {
    before:
      "export function parse(text: string): string {\n  try {\n    return String(JSON.parse(text));\n  } catch (error) {\n    return error.message;\n  }\n}\n",
    after:
      "export function parse(text: string): string {\n  try {\n    return String(JSON.parse(text));\n  } catch (error) {\n    return (error instanceof Error ? error.message : String(error));\n  }\n}\n",
  },
  propose({ program, node, code }) {
    const member = [node, ...ancestorsOf(program, node)].find((at) => at.type === "MemberExpression");
    if (code === 2339 && member?.type === "MemberExpression" && program.textOf(member.object) !== "error") return [];
    const found: RuleEdit[] = [];
    if (member?.type === "MemberExpression" && member.object === node && !member.computed) {
      const name = program.textOf(node);
      const whole = program.textOf(member);
      found.push({
        edits: [replaced(member, `(${name} instanceof Error ? ${whole} : String(${name}))`)],
        cost: 3,
        explanation: `${name} narrowed to Error`,
      });
    }
    if (code !== 2339) {
      for (const convert of ["Number", "String"]) {
        found.push({
          edits: [replaced(node, `${convert}(${program.textOf(node)})`)],
          cost: 5,
          explanation: `unknown value by ${convert}`,
        });
      }
    }
    return found;
  },
};
