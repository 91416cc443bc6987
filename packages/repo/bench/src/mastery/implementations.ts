import { globSync } from "node:fs";
import { join } from "node:path";
import type { Curriculum, CurriculumModule } from "@mastery/curriculum";

/** A correct solution of a module. */
export interface Implementation {
  readonly curriculum: Curriculum;
  readonly module: CurriculumModule;
  readonly id: string;
  /** Its files, at the learner's paths. */
  readonly directory: string;
}

/** The variants that the curricula come with: their rules were seen to hit these. */
export function variantsOf(curricula: readonly Curriculum[]): Implementation[] {
  return curricula.flatMap((curriculum) =>
    curriculum.modules.flatMap((module) =>
      module.variants.map(({ id }) => ({ curriculum, module, id, directory: join(module.directory, "variants", id) })),
    ),
  );
}

const UNLIKE = join(import.meta.dirname, "../../test/fixtures/unlike");

/**
 * Solutions written by hand from the signatures, by somebody who had not read the rules (but for softmax), and after
 * these were frozen.
 */
export function unlikeOf(curricula: readonly Curriculum[]): Implementation[] {
  return curricula.flatMap((curriculum) =>
    curriculum.modules.flatMap((module) => {
      const folder = join(UNLIKE, curriculum.id, module.id);
      return globSync("*", { cwd: folder })
        .sort()
        .map((id) => ({ curriculum, module, id, directory: join(folder, id) }));
    }),
  );
}
