/**
 * What a learner does: an event log whose fold is the state, and the stages Build, Justify and Harden.
 *
 * @packageDocumentation
 */
export { baselineOf, createAttemptRoom } from "./attempt/attempt-room.ts";
export type { AttemptRoom, AttemptRoomOptions, Baseline } from "./attempt/attempt-room.ts";
export { checkModule } from "./check/check-module.ts";
export type { CheckOptions } from "./check/check-module.ts";
export type { CheckFinding, CheckName } from "./check/finding.ts";
export { createMastery } from "./create-mastery.ts";
export type { Mastery, MasteryOptions, MasteryState, StartedChallenge } from "./create-mastery.ts";
export { engineErrorCodes } from "./errors.ts";
export type { EngineErrorCode } from "./errors.ts";
export { createEventLog } from "./events/event-log.ts";
export type { EventLog, EventLogOptions, LogContent } from "./events/event-log.ts";
export type { Challenge, EventBody, JudgedBy, MasteryEvent, Stage } from "./events/event.ts";
export type { StarterCopy } from "./files/copy-starter.ts";
export { createBugInjector } from "./harden/create-bug-injector.ts";
export type { BugInjector, Injection, InjectionRequest } from "./harden/bug-injector.ts";
export { foldEvents } from "./progress/fold-events.ts";
export { progressOf } from "./progress/progress.ts";
export type { AnswerState, ModuleProgress, Progress } from "./progress/progress.ts";
export { currentModule, openPrerequisites, stageOf, stagesOf } from "./progress/stages-of.ts";
export { findProject, registerProject } from "./project-registry.ts";
export type { RegisteredProject } from "./project-registry.ts";
export { isSettled, justifyEntries } from "./stages/justify-state.ts";
export type { EntryState, JustifyEntry } from "./stages/justify-state.ts";
export type { StageAttempt, StageOutcome, StageRunner } from "./stages/stage-runner.ts";
export type { ChallengeSearch } from "./stages/start-challenge.ts";
