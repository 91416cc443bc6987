import type { MasteryEvent, Stage } from "../events/event.ts";
import { progressOf, UNTOUCHED, type ModuleProgress, type Progress } from "./progress.ts";

/** The state after these events; those that were undone did not happen. */
export function foldEvents(events: readonly MasteryEvent[]): Progress {
  const undone = new Set(events.flatMap((event) => (event.verb === "undone" ? [event.result.seq] : [])));
  return events.filter(({ seq }) => !undone.has(seq)).reduce(step, { initialized: false, modules: new Map() });
}

/** The event that `undo` takes back: the last that counts and is not the beginning. */
export function lastUndoable(events: readonly MasteryEvent[]): MasteryEvent | undefined {
  const undone = new Set(events.flatMap((event) => (event.verb === "undone" ? [event.result.seq] : [])));
  return events.findLast(({ seq, verb }) => verb !== "undone" && verb !== "initialized" && !undone.has(seq));
}

function step(progress: Progress, event: MasteryEvent): Progress {
  if (event.verb === "initialized") return { ...progress, initialized: true };
  if (event.verb === "undone") return progress;
  if (event.verb === "selected") return { ...progress, selected: event.object.module };
  if (event.verb === "reset") {
    const { module } = event.object;
    if (module === undefined) return { initialized: progress.initialized, modules: new Map() };
    return { ...progress, modules: new Map(progress.modules).set(module, UNTOUCHED) };
  }
  const { module } = event.object;
  const next = moduleStep(progressOf(progress, module), event);
  return { ...progress, modules: new Map(progress.modules).set(module, next) };
}

type ModuleEvent = Exclude<MasteryEvent, { verb: "initialized" | "undone" | "selected" | "reset" }>;

function moduleStep(module: ModuleProgress, event: ModuleEvent): ModuleProgress {
  switch (event.verb) {
    case "failed":
      return { ...module, attempts: counted(module.attempts, event.object.stage) };
    case "passed": {
      const { stage } = event.object;
      const passed = new Set(module.passed).add(stage);
      const attempts = counted(module.attempts, stage);
      const { challenge, ...rest } = module;
      if (stage === "harden")
        return { ...rest, passed, attempts, mended: [...module.mended, ...(challenge ? [challenge.bug] : [])] };
      const { testMs } = event.result;
      return { ...module, passed, attempts, ...(testMs === undefined || stage !== "build" ? {} : { testMs }) };
    }
    case "hinted":
      return { ...module, hints: { ...module.hints, [event.object.stage]: event.result.level } };
    case "injected":
      return { ...module, challenge: event.result };
    case "answered": {
      const { response, success, by, feedback } = event.result;
      const tries = (module.answers.get(event.object.id)?.tries ?? 0) + 1;
      const answer = { response, success, by, feedback, at: event.at, tries };
      return { ...module, answers: new Map(module.answers).set(event.object.id, answer) };
    }
  }
}

function counted(counts: Readonly<Record<Stage, number>>, stage: Stage): Readonly<Record<Stage, number>> {
  return { ...counts, [stage]: counts[stage] + 1 };
}
