import {
  observationSchema,
  type Application,
  type EvaluationImport,
  type EvaluationSession,
  type EvaluationSetup,
  type ExampleEvaluator,
  type Observation,
} from "../../../index.ts";
import type { ConformanceSubject } from "../../conformance.ts";
import { ensureFits, fail, soon } from "../../ensure.ts";

/** What the suite of `ExampleEvaluator` examines. */
export interface ExampleEvaluatorSubject extends ConformanceSubject {
  readonly evaluator: ExampleEvaluator;
  /** Absolute path of a project in which `importable` resolves. */
  readonly directory: string;
  /** An import of a function that gives its argument back. */
  readonly importable: Omit<EvaluationImport, "local">;
}

export type Rows = EvaluationSetup["rows"];

/** An expected result. */
export const value = (source: string): { value: string } => ({ value: source });

/** A session over rows, which is closed afterwards. */
export async function inSession<Result>(
  { evaluator, directory }: ExampleEvaluatorSubject,
  setup: Partial<EvaluationSetup>,
  act: (session: EvaluationSession) => Promise<Result>,
): Promise<Result> {
  const session = await soon(
    evaluator.open({ directory, imports: [], parameters: [], rows: [], ...setup }),
    "opening a session",
    30_000,
  );
  try {
    return await act(session);
  } finally {
    await session.close();
  }
}

/** Adds one component and applies it in the root context. */
export async function apply(
  session: EvaluationSession,
  source: string,
  ...args: Application["args"]
): Promise<Observation> {
  const [component] = await session.addComponents([source]);
  if (typeof component !== "number") return fail(`${source} does not compile`);
  const [observation] = await session.apply([{ context: 0, component, args }]);
  if (observation === undefined) return fail(`${source} has no observation`);
  ensureFits(observationSchema, observation, `the observation of ${source}`);
  return observation;
}

/** Row sources that give one parameter each of these values. */
export const rowsOf = (...sources: string[]): Rows =>
  sources.map((source) => ({ args: [source], expected: value("0") }));
