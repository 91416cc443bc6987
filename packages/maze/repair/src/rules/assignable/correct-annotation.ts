import { messageTypes } from "../../types/message-types.ts";
import { isWritable, unionMembers, widened } from "../../types/type-text.ts";
import { usesOfVariable } from "../../types/use-types.ts";
import { annotationOf } from "../annotate.ts";
import { bindingsInPlay } from "../bindings-in-play.ts";
import { type RepairRule, type RuleEdit, replaced } from "../rule.ts";

/** Corrects the annotation of a local variable that says other than its values; signatures are left alone. */
export const correctAnnotation: RepairRule = {
  id: "correct-annotation",
  family: "assignable",
  summary: "Replaces the annotation of a local variable by the type of what it is given; signatures are never changed.",
  codes: [2322, 2345, 2365, 2362, 2363, 2339, 2740, 2739, 2741, 2304, 2552, 2314, 7053, 2532, 18048, 2769, 2367],
  example: {
    before: "const rows: number[][] = [1, 2];\nexport const sum: number = rows.length;\n",
    after: "const rows: number[] = [1, 2];\nexport const sum: number = rows.length;\n",
  },
  async propose(site) {
    const { program } = site;
    const found: RuleEdit[] = [];
    for (const binding of bindingsInPlay(site)) {
      const annotation = annotationOf(binding);
      if (binding.kind !== "variable" || annotation === undefined) continue;
      const { declaration } = binding;
      const declared = program.textOf(annotation).replace(/^:\s*/, "");
      const uses = usesOfVariable(program, binding);
      const assigned = (await site.typesOf(uses.assigned)).flatMap((type) =>
        type === undefined ? [] : [widened(type)],
      );
      const { source, target } = messageTypes(site.diagnostic.message);
      const types = [
        assigned.join(" | "),
        ...(source === undefined ? [] : [`${declared} | ${widened(source)}`]),
        ...(target === undefined ? [] : [target]),
      ].map((type) => [...new Set(unionMembers(type))].join(" | "));
      for (const type of new Set(types)) {
        if (!isWritable(type) || type === declared) continue;
        found.push({
          edits: [replaced(annotation, `: ${type}`)],
          cost: 3,
          explanation: `${binding.name} declared as ${type}`,
        });
      }
      if (declaration.type === "VariableDeclarator" && declaration.init !== null) {
        found.push({
          edits: [replaced(annotation, "")],
          cost: 3,
          explanation: `type of ${binding.name} left to its value`,
        });
      }
    }
    return found;
  },
};
