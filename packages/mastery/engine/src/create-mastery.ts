import { join } from "node:path";
import { moduleOf, type Curriculum, type CurriculumModule } from "@mastery/curriculum";
import type { Grader } from "@mastery/justify";
import type { ProgramPlaces } from "@mastery/workspace";
import type { Isolation, OperationContext } from "@maze/core";
import { createAttemptRoom } from "./attempt/attempt-room.ts";
import { engineError } from "./engine-error.ts";
import { createEventLog } from "./events/event-log.ts";
import type { Challenge, EventBody, MasteryEvent, Stage } from "./events/event.ts";
import { copyStarter, type StarterCopy } from "./files/copy-starter.ts";
import { textBytes } from "./files/read-files.ts";
import { backUp, writeNewFile } from "./files/write-new-file.ts";
import type { BugInjector } from "./harden/bug-injector.ts";
import { foldEvents, lastUndoable } from "./progress/fold-events.ts";
import { progressOf, type Progress } from "./progress/progress.ts";
import { currentModule, mustBeOpen, stageOf } from "./progress/stages-of.ts";
import { answerEntry } from "./stages/answer-entry.ts";
import { createBuildRunner } from "./stages/create-build-runner.ts";
import { createHardenRunner } from "./stages/create-harden-runner.ts";
import { createJustifyRunner } from "./stages/create-justify-runner.ts";
import { findEntry } from "./stages/justify-state.ts";
import type { StageOutcome, StageRunner } from "./stages/stage-runner.ts";
import { findChallenge, type ChallengeSearch } from "./stages/start-challenge.ts";

export interface MasteryOptions {
  /** The learner's project. */
  readonly project: string;
  /** Our folder for it, outside of it. */
  readonly store: string;
  readonly curriculum: Curriculum;
  readonly programs: ProgramPlaces;
  readonly isolation: () => Isolation;
  readonly now: () => number;
  readonly injector?: BugInjector | undefined;
  readonly grader?: Grader | undefined;
  readonly context?: OperationContext | undefined;
}

/** The state as it is now. */
export interface MasteryState {
  readonly progress: Progress;
  readonly events: readonly MasteryEvent[];
  readonly notices: readonly string[];
  /** What the learner works on, and its stage. */
  readonly current?: Current;
}

interface Current {
  readonly module: CurriculumModule;
  readonly stage: Stage;
}

export interface StartedChallenge {
  readonly challenge: Challenge;
  /** It was begun before, and the learner's copy is as they left it. */
  readonly resumed: boolean;
  /** Where an older file in the place of the copy went. */
  readonly backup?: string | undefined;
}

/** What a learner does in one curriculum. Each method is safe beside others in other processes, and to be killed in. */
export interface Mastery {
  state(): Promise<MasteryState>;
  init(): Promise<StarterCopy>;
  submit(): Promise<StageOutcome & { readonly module: CurriculumModule }>;
  /** The next hint of the current stage; `undefined` after the last. */
  hint(): Promise<{ readonly level: number; readonly of: number; readonly text: string } | undefined>;
  answer(id: string, answer: string): Promise<Extract<EventBody, { verb: "answered" }>>;
  /** Records that the learner compared their answer with the checklist, or leaves it to be graded later. */
  assess(id: string, assessment: { readonly met: readonly string[] } | "queued"): Promise<void>;
  startChallenge(): Promise<StartedChallenge | Extract<ChallengeSearch, { status: "none" }>>;
  select(module: string): Promise<void>;
  reset(module: string | undefined): Promise<void>;
  undo(): Promise<MasteryEvent>;
}

export function createMastery(options: MasteryOptions): Mastery {
  const { project, store, curriculum, programs, now, context } = options;
  const log = createEventLog({ file: join(store, "events", `${curriculum.id}.jsonl`), now });
  const room = createAttemptRoom({
    project,
    store,
    curriculum,
    programs,
    isolation: options.isolation,
    signal: context?.signal,
  });
  const record = async (...bodies: readonly EventBody[]): Promise<void> => {
    await log.append(() => bodies);
  };
  const here = { curriculum: curriculum.id };
  const runners: Readonly<Record<Stage, StageRunner>> = {
    build: createBuildRunner(options.injector),
    justify: createJustifyRunner(),
    harden: createHardenRunner(),
  };

  function currentOf(progress: Progress): Current | undefined {
    const module = currentModule(curriculum, progress);
    const stage = module === undefined ? undefined : stageOf(progress, module);
    return module === undefined || stage === undefined ? undefined : { module, stage };
  }

  async function state(): Promise<MasteryState> {
    const { events, notices } = await log.read();
    const progress = foldEvents(events);
    const current = currentOf(progress);
    return { progress, events, notices, ...(current === undefined ? {} : { current }) };
  }

  function mustHaveCurrent(progress: Progress): Current & { readonly progress: Progress } {
    const current = currentOf(progress);
    if (current !== undefined) return { ...current, progress };
    const done = curriculum.modules.every((module) => stageOf(progress, module) === undefined);
    const message = done ? `${curriculum.id} is complete` : "no module is selected";
    throw engineError("MASTERY_ENGINE_NOTHING_SELECTED", message);
  }

  async function mustBeIn(wanted: Stage): Promise<{ module: CurriculumModule; progress: Progress }> {
    const { module, stage, progress } = mustHaveCurrent((await state()).progress);
    if (stage === wanted) return { module, progress };
    throw engineError("MASTERY_ENGINE_STAGE", `${module.id} is in the stage ${stage}, not ${wanted}`, {
      stage,
      wanted,
    });
  }

  return {
    state,
    init: async () => {
      await log.append((events) => (foldEvents(events).initialized ? [] : [{ verb: "initialized", object: here }]));
      return copyStarter(curriculum, project);
    },
    submit: () =>
      room.alone(async () => {
        const { module, stage, progress } = mustHaveCurrent((await state()).progress);
        const outcome = await runners[stage].submit({
          curriculum,
          module,
          progress: progressOf(progress, module.id),
          room,
          project,
        });
        await record(...outcome.events);
        return { ...outcome, module };
      }),
    hint: async () => {
      let found: { readonly level: number; readonly of: number; readonly text: string } | undefined;
      // Decided while nobody else appends, so that two commands at once give two hints.
      await log.append((events) => {
        const { module, stage, progress } = mustHaveCurrent(foldEvents(events));
        const { challenge, hints: given } = progressOf(progress, module.id);
        const hints = hintsOf(module, stage, challenge);
        const level = given[stage] + 1;
        const text = hints[level - 1];
        if (text === undefined) return [];
        found = { level, of: hints.length, text };
        return [{ verb: "hinted", object: { ...here, module: module.id, stage }, result: { level } }];
      });
      return found;
    },
    answer: (id, answer) =>
      room.alone(async () => {
        const { module } = await mustBeIn("justify");
        const event = await answerEntry({
          curriculum: curriculum.id,
          module,
          id,
          answer,
          room,
          grader: options.grader,
          context,
        });
        await record(event);
        return event;
      }),
    assess: async (id, assessment) => {
      const { module, progress } = await mustBeIn("justify");
      const entry = findEntry(module, id);
      const last = progressOf(progress, module.id).answers.get(id);
      if (entry === undefined || "kind" in entry) {
        throw engineError("MASTERY_ENGINE_UNKNOWN_QUESTION", `${module.id} has no question "${id}" to assess`, { id });
      }
      if (last === undefined || !last.success) {
        throw engineError("MASTERY_ENGINE_STAGE", `${id} has no answer yet that could be assessed`, { id });
      }
      const known = entry.concepts.map((concept) => concept.id);
      const unknown = assessment === "queued" ? undefined : assessment.met.find((concept) => !known.includes(concept));
      if (unknown !== undefined) {
        throw engineError(
          "MASTERY_ENGINE_UNKNOWN_QUESTION",
          `${id} has no concept "${unknown}"; it has ${known.join(", ")}`,
          { id },
        );
      }
      const judged =
        assessment === "queued" ? { by: "queued" as const } : { by: "self" as const, met: [...assessment.met] };
      const success = assessment === "queued" || known.every((concept) => assessment.met.includes(concept));
      const result = { response: last.response, success, feedback: [], ...judged };
      await record({ verb: "answered", object: { ...here, module: module.id, id }, result });
    },
    startChallenge: () =>
      room.alone(async () => {
        const { module, progress } = await mustBeIn("harden");
        const running = progressOf(progress, module.id).challenge;
        if (running !== undefined) {
          await writeNewFile(project, running.copy, textBytes(running.text));
          return { challenge: running, resumed: true };
        }
        const { injector } = options;
        if (injector === undefined) throw engineError("MASTERY_ENGINE_NO_INJECTOR", "no bug injector was given");
        const found = await findChallenge({
          curriculum,
          module,
          progress: progressOf(progress, module.id),
          room,
          injector,
          context,
        });
        if (found.status === "none") return found;
        const { challenge } = found;
        const backup = await backUp(project, challenge.copy);
        await record({ verb: "injected", object: { ...here, module: module.id }, result: challenge });
        await writeNewFile(project, challenge.copy, textBytes(challenge.text));
        return { challenge, resumed: false, backup };
      }),
    select: async (id) => {
      const module = moduleOf(curriculum, id);
      await log.append((events) => {
        mustBeOpen(curriculum, foldEvents(events), module);
        return [{ verb: "selected", object: { ...here, module: id } }];
      });
    },
    reset: async (id) => {
      const module = id === undefined ? {} : { module: moduleOf(curriculum, id).id };
      await record({ verb: "reset", object: { ...here, ...module } });
    },
    undo: async () => {
      let taken: MasteryEvent | undefined;
      await log.append((events) => {
        taken = lastUndoable(events);
        return taken === undefined ? [] : [{ verb: "undone", object: here, result: { seq: taken.seq } }];
      });
      if (taken === undefined)
        throw engineError("MASTERY_ENGINE_NOTHING_TO_UNDO", "nothing was recorded that could be taken back");
      return taken;
    },
  };
}

/** The ladder of a stage: from a nudge to nearly the answer. */
function hintsOf(module: CurriculumModule, stage: Stage, challenge: Challenge | undefined): readonly string[] {
  if (stage === "build") return module.manifest.hints;
  if (stage === "justify" || challenge === undefined) return [];
  const bug = module.bugs.find(({ id }) => id === challenge.bug);
  const intent = bug?.intents.find(({ id }) => id === challenge.origin);
  const teaches = intent?.teaches === undefined ? [] : [intent.teaches];
  return [...(bug === undefined ? [] : [bug.symptom]), ...(intent?.hints ?? []), ...teaches];
}
