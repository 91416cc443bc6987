import { ancestorsOf } from "../../syntax/ancestors.ts";
import { type RepairRule, replaced } from "../rule.ts";

/** Takes the annotation from the variable of a loop, where none may stand. */
export const loopAnnotation: RepairRule = {
  id: "loop-annotation",
  family: "declaration",
  summary:
    "Takes away the annotation of the variable of a `for … of` or `for … in`, where none may stand; its type follows from what is gone through.",
  codes: [2483, 2404],
  example: {
    before: 'for (const word: string of ["a"]) word.trim();\nexport {};\n',
    after: 'for (const word of ["a"]) word.trim();\nexport {};\n',
  },
  propose({ program, node }) {
    const loop = [node, ...ancestorsOf(program, node)].find(
      (at) => at.type === "ForOfStatement" || at.type === "ForInStatement",
    );
    const annotation = program.nodes.find(
      (at) => at.type === "TSTypeAnnotation" && loop !== undefined && at.start >= loop.start && at.end <= loop.end,
    );
    return annotation === undefined
      ? []
      : [{ edits: [replaced(annotation, "")], cost: 0.5, explanation: "annotation of a loop variable taken away" }];
  },
};
