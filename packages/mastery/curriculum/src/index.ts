/**
 * What a curriculum is: the schemas of its files, and the loader that says where an author has to mend what.
 *
 * @packageDocumentation
 */
export type { Curriculum, CurriculumModule, Variant } from "./curriculum.ts";
export { curriculumErrorCodes } from "./errors.ts";
export type { CurriculumErrorCode } from "./errors.ts";
export { bugSchema } from "./format/bug.ts";
export type { Bug, BugIntent, BugOracle, BugRule } from "./format/bug.ts";
export { curriculumManifestSchema } from "./format/curriculum-manifest.ts";
export type { CurriculumManifest } from "./format/curriculum-manifest.ts";
export { justifyItemSchema } from "./format/justify-item.ts";
export type { JustifyItem, JustifyItemKind } from "./format/justify-item.ts";
export { justifySchema } from "./format/justify.ts";
export type { Concept, FailureMode, Justify, Question } from "./format/justify.ts";
export { moduleManifestSchema } from "./format/module-manifest.ts";
export type { ModuleManifest, ModuleType, ValidatorSpec } from "./format/module-manifest.ts";
export type { Language } from "./format/primitives.ts";
export { formatCurriculumProblem } from "./load/curriculum-problem.ts";
export type { CurriculumProblem } from "./load/curriculum-problem.ts";
export { findCycle } from "./load/find-cycle.ts";
export { loadCurriculum, moduleOf } from "./load/load-curriculum.ts";
export { readCurriculum } from "./load/read-curriculum.ts";
export type { CurriculumReading } from "./load/read-curriculum.ts";
