import type { EvaluationImport } from "@maze/core";

/**
 * What crosses between the session and its process. Batches go as flat integers: structured cloning of thousands of
 * small objects costs more than evaluating them.
 */
export interface OpenRequest {
  type: "open";
  directory: string;
  imports: readonly EvaluationImport[];
  parameters: readonly string[];
  rows: readonly { args: readonly string[]; expected: { value: string } | { throws: string } }[];
  stepMs: number;
  loadMs: number;
  bounds: { nodes: number; characters: number; depth: number };
}

export type WorkerRequest =
  | OpenRequest
  | { type: "components"; sources: readonly string[] }
  | { type: "apply"; batch: Int32Array }
  | { type: "elements"; context: number; value: number; maxRows: number }
  | { type: "show"; value: number }
  | { type: "release"; values: Int32Array };

/**
 * Observations of consecutive value ids from `first` on. `keys`, `kinds` and `matches` hold numbers of interned texts
 * and rows; `newKinds` and `newMatches` are the rows that the session has not seen yet, in order of their numbers.
 */
export interface PackedObservations {
  first: number;
  keys: Int32Array;
  kinds: Int32Array;
  matches: Int32Array;
  newKinds: string[][];
  newMatches: boolean[][];
}

export interface WorkerFailure {
  kind: "import" | "expression" | "request";
  /** The import or source text. */
  input: string;
  message: string;
}

export type WorkerReply =
  | { type: "ready" }
  | { type: "alive" }
  | { type: "opened"; parameters: PackedObservations }
  | { type: "components"; indices: (number | null)[] }
  | { type: "observations"; observations: PackedObservations }
  | { type: "elements"; elements: { context: number; rows: number; observations: PackedObservations } | null }
  | { type: "shown"; texts: (string | null)[] }
  | { type: "released" }
  | { type: "failed"; failure: WorkerFailure };

/** How an argument is written in a batch: a value id, or this mark, a context id and a value id. */
export const CALLBACK_MARK = -1;
