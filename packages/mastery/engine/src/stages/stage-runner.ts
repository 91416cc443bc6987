import type { Curriculum, CurriculumModule } from "@mastery/curriculum";
import type { ValidatorRun } from "@mastery/workspace";
import type { AttemptRoom } from "../attempt/attempt-room.ts";
import type { EventBody, Stage } from "../events/event.ts";
import type { ModuleProgress } from "../progress/progress.ts";

/** What a stage is judged on. */
export interface StageAttempt {
  readonly curriculum: Curriculum;
  readonly module: CurriculumModule;
  readonly progress: ModuleProgress;
  readonly room: AttemptRoom;
  /** The learner's project. */
  readonly project: string;
}

/** What became of it, and what is to be recorded. */
export interface StageOutcome {
  readonly stage: Stage;
  readonly passed: boolean;
  /** One sentence. */
  readonly reason: string;
  readonly run?: ValidatorRun;
  readonly events: readonly EventBody[];
}

/** Judges one stage. It records nothing itself and changes nothing of the learner's. */
export interface StageRunner {
  readonly stage: Stage;
  submit(attempt: StageAttempt): Promise<StageOutcome>;
}
