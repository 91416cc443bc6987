/** A question that is judged by running code, as `justify.yaml` has it. */
export type ExecutableItem = PredictOutput | BreakingInput | OrderSteps | Invariant;

interface ItemBase {
  readonly id: string;
  readonly prompt: string;
}
export interface PredictOutput extends ItemBase {
  readonly kind: "predict_output";
  readonly program: string;
}
export interface BreakingInput extends ItemBase {
  readonly kind: "breaking_input";
  readonly correct: string;
  readonly function: string;
  readonly broken: string;
}
export interface OrderSteps extends ItemBase {
  readonly kind: "order_steps";
  readonly before: string;
  readonly steps: readonly { readonly id: string; readonly text: string }[];
  readonly after: string;
  readonly expect: string;
}
export interface Invariant extends ItemBase {
  readonly kind: "invariant";
  readonly setup: string;
  readonly candidates: readonly { readonly id: string; readonly text: string; readonly program: string }[];
}

export type ItemLanguage = "typescript" | "python";

/** Files to put into the root of the learner's copy, and the one to run. */
export interface ItemProgram {
  readonly files: Readonly<Record<string, string>>;
  readonly entry: string;
}

export interface ItemRun {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
  readonly timedOut: boolean;
}

/** Runs a program in a copy of the learner's project, isolated. */
export type RunItemProgram = (program: ItemProgram) => Promise<ItemRun>;

/** What running the code says about an answer. */
export interface ItemVerdict {
  readonly correct: boolean;
  readonly feedback: string;
}
