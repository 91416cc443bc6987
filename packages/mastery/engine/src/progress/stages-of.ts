import type { Curriculum, CurriculumModule } from "@mastery/curriculum";
import { engineError } from "../engine-error.ts";
import type { Stage } from "../events/event.ts";
import { progressOf, type Progress } from "./progress.ts";

/** The stages that a module has, in order. */
export function stagesOf({ manifest, justify, bugs }: CurriculumModule): readonly Stage[] {
  return [
    ...(manifest.type === "justify_only" ? [] : ["build" as const]),
    ...(justify === undefined ? [] : ["justify" as const]),
    // In test_your_tests the bugs are what the learner's tests must catch: they belong to the build.
    ...(manifest.type === "standard" && bugs.length > 0 ? ["harden" as const] : []),
  ];
}

/** The first stage that is not passed; `undefined` for a complete module. */
export function stageOf(progress: Progress, module: CurriculumModule): Stage | undefined {
  const { passed } = progressOf(progress, module.id);
  return stagesOf(module).find((stage) => !passed.has(stage));
}

/** The prerequisites of a module that are not complete. */
export function openPrerequisites(
  curriculum: Curriculum,
  progress: Progress,
  module: CurriculumModule,
): readonly string[] {
  return module.manifest.requires.filter((id) => {
    const required = curriculum.modules.find((other) => other.id === id);
    return required !== undefined && stageOf(progress, required) !== undefined;
  });
}

/** The module that the learner works on; `undefined` where nothing is selected or everything is complete. */
export function currentModule(curriculum: Curriculum, progress: Progress): CurriculumModule | undefined {
  const isOpen = (module: CurriculumModule): boolean =>
    stageOf(progress, module) !== undefined && openPrerequisites(curriculum, progress, module).length === 0;
  const selected = curriculum.modules.find(({ id }) => id === progress.selected);
  if (selected !== undefined && isOpen(selected)) return selected;
  return curriculum.manifest.order === "linear" ? curriculum.modules.find(isOpen) : undefined;
}

/** @throws {MazeError} MASTERY_ENGINE_LOCKED_MODULE */
export function mustBeOpen(curriculum: Curriculum, progress: Progress, module: CurriculumModule): void {
  const open = openPrerequisites(curriculum, progress, module);
  if (open.length === 0) return;
  throw engineError("MASTERY_ENGINE_LOCKED_MODULE", `${module.id} requires ${open.join(", ")}, which is not complete`, {
    module: module.id,
    open,
  });
}
