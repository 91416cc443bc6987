import type { Implementation } from "./registry.ts";

/**
 * Soft preferences that were learned or counted: 0 is neutral, larger is preferred. They order candidates and never
 * forbid one. Features are names such as `call:date-fns#format`.
 */
export interface Weights extends Implementation {
  weightOf(feature: string): number;
}
