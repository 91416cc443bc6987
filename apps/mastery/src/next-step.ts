import type { Curriculum } from "@mastery/curriculum";
import { openPrerequisites, progressOf, stageOf, type MasteryState } from "@mastery/engine";

/** What the learner does next: one sentence, and the command. */
export interface NextStep {
  readonly text: string;
  readonly command: string | null;
}

export function nextStep(curriculum: Curriculum, { progress, current }: MasteryState): NextStep {
  if (current === undefined) {
    const open = curriculum.modules.filter(
      (module) =>
        stageOf(progress, module) !== undefined && openPrerequisites(curriculum, progress, module).length === 0,
    );
    const [first] = open;
    if (first === undefined) return { text: "Everything is complete.", command: null };
    return { text: `Choose a module: ${open.map(({ id }) => id).join(", ")}`, command: `mastery select ${first.id}` };
  }
  const { module, stage } = current;
  const { challenge } = progressOf(progress, module.id);
  if (stage === "build") {
    const files = module.manifest.files.join(", ");
    return { text: `Build: write ${files} (mastery show), then: mastery submit`, command: "mastery submit" };
  }
  if (stage === "justify")
    return { text: "Justify: explain your code with: mastery justify", command: "mastery justify" };
  if (challenge === undefined) {
    return {
      text: "Harden: find a bug in your own code, after: mastery start-challenge",
      command: "mastery start-challenge",
    };
  }
  return { text: `Harden: mend ${challenge.copy}, then: mastery submit`, command: "mastery submit" };
}
