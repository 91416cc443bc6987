/** The checks of a module, in the order in which they run. */
export const CHECKS = ["files", "links", "filter", "starter", "reference", "variants", "bugs", "items"] as const;
export type CheckName = (typeof CHECKS)[number];

/** What one check of a module showed. `skipped` says why; it is no pass. */
export interface CheckFinding {
  readonly module: string;
  readonly check: CheckName;
  readonly status: "good" | "bad" | "skipped";
  readonly detail: string;
}
