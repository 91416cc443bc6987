import { MazeError } from "@maze/core";
import { justifyErrorCodes } from "../errors.ts";
import type { ItemLanguage, ItemProgram, ItemRun } from "./executable-item.ts";

const extensions = { typescript: "ts", python: "py" } as const satisfies Record<ItemLanguage, string>;

/** A name that no project has, importable in both languages. */
export const itemFile = (language: ItemLanguage, part: string): string =>
  `mastery_item_${part}.${extensions[language]}`;

export function programOf(language: ItemLanguage, text: string): ItemProgram {
  const entry = itemFile(language, "main");
  return { files: { [entry]: text }, entry };
}

/** @throws {MazeError} MASTERY_JUSTIFY_ITEM where a program that must run did not */
export function mustRun(item: string, run: ItemRun): ItemRun {
  if (run.exitCode === 0 && !run.timedOut) return run;
  const why = run.timedOut
    ? "it does not end in time"
    : run.stderr.trim().slice(0, 1000) || `exit code ${String(run.exitCode)}`;
  throw new MazeError({
    code: "MASTERY_JUSTIFY_ITEM",
    message: `the program of the item ${item} does not run: ${why}`,
    hint: justifyErrorCodes.MASTERY_JUSTIFY_ITEM.hint,
    details: { item },
  });
}

/** @throws {MazeError} MASTERY_JUSTIFY_ANSWER always */
export function refuseAnswer(item: string, form: string): never {
  throw new MazeError({
    code: "MASTERY_JUSTIFY_ANSWER",
    message: `the answer to ${item} must be ${form}`,
    hint: justifyErrorCodes.MASTERY_JUSTIFY_ANSWER.hint,
    details: { item },
  });
}

/** Ids, separated by blanks, commas or `>`. */
export function idsOf(answer: string): readonly string[] {
  return answer.split(/[\s,>]+/).filter((id) => id !== "");
}

/** Output without what nobody sees. */
export function visible(text: string): string {
  return text
    .split(/\r?\n/)
    .map((line) => line.trimEnd())
    .join("\n")
    .trim();
}
