/**
 * The shape of what became of a repair, as schemas. They load without the compilers and rules that repair.
 *
 * @packageDocumentation
 */
export { fileRepairSchema, repairReportSchema, repairStepSchema } from "./report.ts";
export type { FileRepair, RepairReport } from "./report.ts";
