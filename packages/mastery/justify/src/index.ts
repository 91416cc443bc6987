/**
 * Whether somebody can explain code: a fast filter for words, a contract for graders in which the application decides,
 * and items that are judged by running code.
 *
 * @packageDocumentation
 */
export { justifyErrorCodes } from "./errors.ts";
export type { JustifyErrorCode } from "./errors.ts";
export { filterAnswer } from "./filter/filter-answer.ts";
export type { FilterFinding, FilterResult } from "./filter/filter-answer.ts";
export { mentions } from "./filter/mentions.ts";
export { decide } from "./grade/decide.ts";
export type { Decision } from "./grade/decide.ts";
export { gradeAnswer } from "./grade/grade-answer.ts";
export { gradeSchema } from "./grade/grader.ts";
export type { Grade, Grader, GradeRequest } from "./grade/grader.ts";
export { checkItem } from "./items/check-item.ts";
export type { CheckItemOptions } from "./items/check-item.ts";
export type {
  BreakingInput,
  ExecutableItem,
  Invariant,
  ItemLanguage,
  ItemProgram,
  ItemRun,
  ItemVerdict,
  OrderSteps,
  PredictOutput,
  RunItemProgram,
} from "./items/executable-item.ts";
export type { JustifyConcept, JustifyFailureMode, JustifyQuestion } from "./question.ts";
