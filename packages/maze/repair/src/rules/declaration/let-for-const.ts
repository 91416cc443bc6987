import { bindingAt, declarationOf } from "../../syntax/bindings.ts";
import { type RepairRule, replaced } from "../rule.ts";

/** Declares a variable that is assigned again by `let`. */
export const letForConst: RepairRule = {
  id: "let-for-const",
  family: "declaration",
  summary: "Declares a variable that is assigned again by `let` instead of `const`.",
  codes: [2588],
  example: {
    before: "const total = 0;\ntotal += 1;\nexport const result: number = total;\n",
    after: "let total = 0;\ntotal += 1;\nexport const result: number = total;\n",
  },
  propose({ program, node }) {
    if (node.type !== "Identifier") return [];
    const binding = bindingAt(program, node.name, node);
    const declaration = binding && declarationOf(program, binding.declaration);
    if (declaration?.kind !== "const") return [];
    const keyword = { start: declaration.start, end: declaration.start + "const".length };
    return [{ edits: [replaced(keyword, "let")], cost: 0.5, explanation: `${node.name} declared by let` }];
  },
};
