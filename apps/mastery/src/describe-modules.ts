import type { Curriculum } from "@mastery/curriculum";
import { openPrerequisites, progressOf, stageOf, stagesOf, type MasteryState, type Stage } from "@mastery/engine";

/** A module as `status` and `curriculum list` show it. */
export interface ModuleSummary {
  readonly id: string;
  readonly title: string;
  readonly state: "complete" | "current" | "open" | "locked";
  readonly stages: Readonly<Partial<Record<Stage, "passed" | "open">>>;
  readonly stage: Stage | null;
  /** Prerequisites that are not complete. */
  readonly waitsFor: readonly string[];
}

export function describeModules(curriculum: Curriculum, { progress, current }: MasteryState): readonly ModuleSummary[] {
  return curriculum.modules.map((module) => {
    const { passed } = progressOf(progress, module.id);
    const stage = stageOf(progress, module) ?? null;
    const waitsFor = openPrerequisites(curriculum, progress, module);
    const stages = Object.fromEntries(stagesOf(module).map((name) => [name, passed.has(name) ? "passed" : "open"]));
    const open = current?.module.id === module.id ? "current" : waitsFor.length > 0 ? "locked" : "open";
    return {
      id: module.id,
      title: module.manifest.title,
      state: stage === null ? "complete" : open,
      stages,
      stage,
      waitsFor,
    };
  });
}

const marks = { complete: "[x]", current: "[>]", open: "[ ]", locked: "[-]" } as const;

export function moduleLine({ id, title, state, stage, waitsFor }: ModuleSummary): string {
  const note = state === "locked" ? `  after ${waitsFor.join(", ")}` : stage === null ? "" : `  ${stage}`;
  return `${marks[state]} ${id}  ${title}${note}`;
}

/** `[####------] 4/10` */
export function progressBar(done: number, all: number): string {
  const width = 20;
  const filled = all === 0 ? 0 : Math.round((done / all) * width);
  return `[${"#".repeat(filled)}${"-".repeat(width - filled)}] ${String(done)}/${String(all)}`;
}
