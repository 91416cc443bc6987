import type { Bug } from "./format/bug.ts";
import type { CurriculumManifest } from "./format/curriculum-manifest.ts";
import type { Justify } from "./format/justify.ts";
import type { ModuleManifest } from "./format/module-manifest.ts";

/** A module as it is on disk. */
export interface CurriculumModule {
  readonly id: string;
  /** Absolute. */
  readonly directory: string;
  readonly manifest: ModuleManifest;
  /** The text of `build.md`. */
  readonly prompt: string;
  readonly justify?: Justify;
  readonly bugs: readonly Bug[];
  /** Paths under `starter/`, the learner's own. */
  readonly starter: readonly string[];
  readonly reference: readonly string[];
  readonly tests: readonly string[];
  readonly variants: readonly Variant[];
}

/** Another right implementation, under `variants/ID/`. */
export interface Variant {
  readonly id: string;
  readonly files: readonly string[];
}

/** A curriculum that was read and found whole. */
export interface Curriculum {
  readonly id: string;
  /** Absolute. */
  readonly directory: string;
  readonly manifest: CurriculumManifest;
  /** Paths under `project/`, copied by `mastery init`. */
  readonly project: readonly string[];
  /** In the order of the manifest. */
  readonly modules: readonly CurriculumModule[];
}
