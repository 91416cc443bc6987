/** What became of a stage. */
export type StageResult =
  | { readonly status: "passed" }
  | { readonly status: "failed"; readonly reason: string }
  | { readonly status: "skipped"; readonly reason: string };

/** One check of the continuous integration. Every stage runs, whatever the ones before it said. */
export interface Stage {
  readonly name: string;
  readonly run: () => Promise<StageResult>;
}

export interface FinishedStage {
  readonly name: string;
  readonly result: StageResult;
  readonly seconds: number;
}

/** Runs the stages one after the other; a stage that throws has failed. */
export async function runStages(
  stages: readonly Stage[],
  announce: (line: string) => void,
  now: () => number,
): Promise<readonly FinishedStage[]> {
  const finished: FinishedStage[] = [];
  for (const { name, run } of stages) {
    announce(`\n== ${name}`);
    const begin = now();
    const result = await run().catch((error: unknown): StageResult => ({ status: "failed", reason: String(error) }));
    finished.push({ name, result, seconds: (now() - begin) / 1000 });
  }
  return finished;
}
