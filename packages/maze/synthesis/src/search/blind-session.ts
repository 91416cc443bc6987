import type { EvaluationSession, Observation } from "@maze/core";

/**
 * A session for a task without examples: nothing is evaluated, every value counts as new, and only types decide.
 */
export function createBlindSession(parameters: number): EvaluationSession {
  let next = 0;
  let contexts = 0;
  let components = 0;
  const observe = (): Observation => {
    const value = next++;
    return { value, key: String(value), kinds: [], matches: [] };
  };
  return {
    parameters: Array.from({ length: parameters }, observe),
    rowCount: 0,
    addComponents: (sources) => Promise.resolve(sources.map(() => components++)),
    apply: (batch) => Promise.resolve(batch.map(observe)),
    openElements: () => Promise.resolve({ context: ++contexts, rows: 0, element: observe(), index: observe() }),
    show: () => Promise.resolve([]),
    release: () => Promise.resolve(),
    close: () => Promise.resolve(),
  };
}
