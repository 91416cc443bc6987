/**
 * Mends TypeScript that does not compile: ranked, meaning-preserving edits with the compiler and the tests as judges.
 *
 * @packageDocumentation
 */
export { repairText } from "./repair-text.ts";
export type { RepairTextOptions, RunTests, TextRepair } from "./repair-text.ts";
export { repairRules } from "./rules/catalogue.ts";
export { RULE_FAMILIES } from "./rules/rule.ts";
export type { RepairRule, RuleEdit, RuleFamily, Site } from "./rules/rule.ts";
export type { RepairStep } from "./search/state.ts";
