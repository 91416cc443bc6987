import { type BenchCase, type Contender, type Sample } from "./definition.ts";
import { spreadOf, type Spread } from "./statistics.ts";

/** What a contender reached in every metric of a case. */
export interface Standing {
  readonly name: string;
  readonly spreads: Readonly<Record<string, Spread>>;
}

export interface CaseResult {
  readonly case: BenchCase;
  readonly ours: Standing;
  readonly peers: readonly Standing[];
}

/** Lets all contenders of a case do their rounds in turns; who begins changes from round to round. */
export async function runCase(benchCase: BenchCase): Promise<CaseResult> {
  const contenders = [benchCase.ours, ...(benchCase.peers ?? [])];
  const samples = new Map<Contender, Sample[]>(contenders.map((contender) => [contender, []]));
  const warmUps = benchCase.warmUps ?? 1;
  for (let round = -warmUps; round < benchCase.rounds; round++) {
    for (let turn = 0; turn < contenders.length; turn++) {
      const contender = contenders[(turn + round + warmUps) % contenders.length];
      if (!contender) continue;
      const sample = await contender.round();
      if (round >= 0) samples.get(contender)?.push(sample);
    }
  }
  const standing = (contender: Contender): Standing => ({
    name: contender.name,
    spreads: spreadsOf(benchCase, contender.name, samples.get(contender) ?? []),
  });
  return { case: benchCase, ours: standing(benchCase.ours), peers: (benchCase.peers ?? []).map(standing) };
}

function spreadsOf(benchCase: BenchCase, contender: string, samples: readonly Sample[]): Standing["spreads"] {
  const spreads = Object.keys(benchCase.metrics).map((metric) => {
    const values = samples.map((sample) => {
      const value = sample[metric];
      if (value === undefined || !Number.isFinite(value)) {
        throw new Error(`${contender} measured no "${metric}" in a round of "${benchCase.name}"`);
      }
      return value;
    });
    return [metric, spreadOf(values)] as const;
  });
  return Object.fromEntries(spreads);
}
