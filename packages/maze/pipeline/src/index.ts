/**
 * `createMaze`: index a project, plan constraints, generate, judge in copies of the project, report with provenance.
 *
 * @packageDocumentation
 */
export { isTest } from "./attribute-failures.ts";
export { generateConfigSection, projectConfigSection } from "./config-sections.ts";
export type { GenerateConfig, ProjectConfig } from "./config-sections.ts";
export { createConstraintProviders } from "./constraint-providers/index.ts";
export { createDefaultRooms } from "./default-rooms.ts";
export type { DefaultRoomsOptions } from "./default-rooms.ts";
export { createMaze } from "./create-maze.ts";
export type { GenerateOptions, Maze, MazeOptions } from "./create-maze.ts";
export { pipelineErrorCodes } from "./errors.ts";
export type { PipelineErrorCode } from "./errors.ts";
export { generationReportSchema, indexSummarySchema, taskReportSchema } from "./generation-report.ts";
export type { GenerationReport, IndexSummary, TaskReport } from "./generation-report.ts";
export type { PlannedConstraint } from "./plan.ts";
export { projectRepairReportSchema, repairLeftSomething } from "./repair-project-files.ts";
export type { ProjectRepairReport, RepairRequestOfFiles } from "./repair-project-files.ts";
export type { EngineParts, Placement, ProjectCopy, Rooms } from "./rooms.ts";
export { languageOf, splitId } from "./task-of.ts";
export type { GenerationTarget } from "./task-of.ts";
export { filesRefused, filesReportSchema } from "./validate-files.ts";
export type { FilesReport, FilesRequest } from "./validate-files.ts";
export { writeEdits } from "./write-edits.ts";
