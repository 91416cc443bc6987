/**
 * Mends TypeScript that does not compile: ranked, meaning-preserving edits with the compiler and the tests as judges.
 *
 * @packageDocumentation
 */
export { createCodeFixes } from "./code-fixes/create-code-fixes.ts";
export type { CodeFixes, CodeFixesOptions } from "./code-fixes/create-code-fixes.ts";
export { repairFiles } from "./repair-files.ts";
export type { RepairFilesOptions, SourceToRepair } from "./repair-files.ts";
export { repairText } from "./repair-text.ts";
export type { RepairTextOptions, RunTests, TextRepair } from "./repair-text.ts";
export { fileRepairSchema, repairReportSchema, repairStepSchema } from "./report/report.ts";
export type { FileRepair, RepairReport } from "./report/report.ts";
export { repairRules } from "./rules/catalogue.ts";
export { RULE_FAMILIES } from "./rules/rule.ts";
export type { RepairRule, RuleEdit, RuleFamily, Site } from "./rules/rule.ts";
export type { RepairStep } from "./search/state.ts";
export { constraintStrategies } from "./strategies/constraint-strategies.ts";
export { createEditStrategy } from "./strategies/create-edit-strategy.ts";
export { failingRegion } from "./strategies/failing-region.ts";
export { repairDemandSchema } from "./strategies/refused-text.ts";
export type { RepairDemand } from "./strategies/refused-text.ts";
export { regenerateRegion } from "./strategies/regenerate-region.ts";
export type { RegenerateOptions, RegeneratedCandidate } from "./strategies/regenerate-region.ts";
