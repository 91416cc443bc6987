import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";

const brokenProgramSchema = z.object({ id: z.string(), program: z.string(), tests: z.string() });
const cleanProgramSchema = z.object({ id: z.string(), program: z.string() });

/** A program that did not compile when it was recorded, and the tests that are appended to run it. */
export type BrokenProgram = z.infer<typeof brokenProgramSchema>;
/** A program that compiles. */
export type CleanProgram = z.infer<typeof cleanProgramSchema>;

export interface RepairData {
  readonly broken: readonly BrokenProgram[];
  readonly clean: readonly CleanProgram[];
}

/** @throws where the folder is not given or lacks a file; the message says what is missing and how to give it */
export function readRepairData(folder: string | undefined): RepairData {
  if (folder === undefined) {
    throw new Error(
      "the data of this bench is no part of the repository: give its folder by `-- --data DIR` or as MAZE_BENCH_DATA; it holds repair-dev.jsonl and clean-programs-dev.jsonl",
    );
  }
  return {
    broken: readLines(join(folder, "repair-dev.jsonl"), brokenProgramSchema),
    clean: readCleanPrograms(folder),
  };
}

/** @throws where the folder lacks the file */
export function readCleanPrograms(folder: string): CleanProgram[] {
  return readLines(join(folder, "clean-programs-dev.jsonl"), cleanProgramSchema);
}

function readLines<Row>(file: string, schema: z.ZodType<Row>): Row[] {
  if (!existsSync(file)) throw new Error(`${file} does not exist; --data names the folder that holds it`);
  const lines = readFileSync(file, "utf8").split("\n");
  return lines.flatMap((line) => (line.trim() === "" ? [] : [schema.parse(JSON.parse(line))]));
}

/** Programs of tasks with an even number, and of those with an odd one: no task is in both halves. */
export function halves(programs: readonly BrokenProgram[]): { even: BrokenProgram[]; odd: BrokenProgram[] } {
  const isEven = ({ id }: BrokenProgram): boolean => Number(/_(\d+)/.exec(id)?.[1] ?? 0) % 2 === 0;
  return { even: programs.filter(isEven), odd: programs.filter((program) => !isEven(program)) };
}
