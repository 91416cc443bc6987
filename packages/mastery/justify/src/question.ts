/** A question in words, as `justify.yaml` has it. */
export interface JustifyQuestion {
  readonly id: string;
  readonly prompt: string;
  readonly concepts: readonly JustifyConcept[];
  readonly failure_modes: readonly JustifyFailureMode[];
  readonly model_answers: readonly string[];
}

/** Something that a good answer says. */
export interface JustifyConcept {
  readonly id: string;
  readonly text: string;
  readonly mentions: readonly string[];
}

/** A shallow answer by its words. */
export interface JustifyFailureMode {
  readonly id: string;
  readonly mentions: readonly string[];
  readonly lacks: readonly string[];
  readonly feedback: string;
}
