import { throwIfAborted, type RepairProposal, type RepairStrategy } from "@maze/core";
import { repairText, type RepairTextOptions } from "../repair-text.ts";

/**
 * Offers a failing candidate with its files mended by edits. A candidate that compiles, or that no edit makes better,
 * is offered nothing.
 */
export function createEditStrategy(options: RepairTextOptions): RepairStrategy {
  return {
    specVersion: "v1",
    id: "type-directed-edits",
    async propose({ task, candidate, stages }, context) {
      throwIfAborted(context.signal);
      if (stages.every(({ status }) => status !== "failed")) return [];
      const repairs = await Promise.all(
        candidate.edits.map(async (edit) => ({
          edit,
          repair: await repairText(edit.file, edit.newText, options, context),
        })),
      );
      const changed = repairs.filter(({ edit, repair }) => repair.after !== edit.newText);
      if (changed.length === 0) return [];
      const steps = changed.flatMap(({ repair }) => repair.steps);
      const isWhole = task.kind === "file" && repairs.length === 1;
      const mended = {
        ...candidate,
        id: `${candidate.id}.mended`,
        text: isWhole ? (repairs[0]?.repair.after ?? candidate.text) : candidate.text,
        edits: repairs.map(({ edit, repair }) => ({ ...edit, newText: repair.after })),
        cost: candidate.cost + steps.reduce((sum, { cost }) => sum + cost, 0),
        checked: [],
      };
      const explanation = steps.map((step) => `${step.rule}: ${step.explanation}`).join("; ");
      return [{ kind: "candidate", candidate: mended, explanation } satisfies RepairProposal];
    },
  };
}
