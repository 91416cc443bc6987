/** What one round of a contender measured: a number for each metric of the case. */
export type Sample = Readonly<Record<string, number>>;

/** Someone who does the work of a case: ours or a peer. */
export interface Contender {
  /** The name with the version, such as `tsc 7.0.2`. */
  readonly name: string;
  /** Does the work once and returns what it measured. */
  readonly round: () => Sample | Promise<Sample>;
}

/** A bound that a number must keep: our own value, or its ratio to each peer (ours divided by theirs). */
export interface Bar {
  readonly of: "value" | "ratio";
  readonly atMost?: number;
  readonly atLeast?: number;
}

export interface Metric {
  readonly unit: string;
  readonly bar?: Bar;
}

/** One comparison on one input. Contenders take turns within every round, so that all meet the same machine. */
export interface BenchCase {
  readonly name: string;
  /** The input, named so that another person can get the same. */
  readonly corpus: string;
  /** By id; an id stands for one number in all cases of a bench. */
  readonly metrics: Readonly<Record<string, Metric>>;
  readonly ours: Contender;
  readonly peers?: readonly Contender[];
  /** How many rounds count. */
  readonly rounds: number;
  /** How many rounds come before and do not count. */
  readonly warmUps?: number;
}

/** What a bench may use while it prepares its cases. */
export interface BenchContext {
  /** A folder outside the workspace that survives from run to run. */
  readonly cache: string;
  /** A folder with data that is no part of the repository, where one was given. */
  readonly data?: string | undefined;
  /** Tells what is going on. */
  readonly say: (line: string) => void;
}

/** The default export of `bench/<name>.bench.ts`. */
export interface BenchDefinition {
  /** The question that the numbers answer. */
  readonly question: string;
  /** Installs peers and corpora into the cache and returns what is compared. */
  readonly prepare: (context: BenchContext) => readonly BenchCase[] | Promise<readonly BenchCase[]>;
}

/** Gives a definition its type. */
export function defineBench(definition: BenchDefinition): BenchDefinition {
  return definition;
}
