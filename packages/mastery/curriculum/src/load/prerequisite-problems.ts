import type { CurriculumManifest } from "../format/curriculum-manifest.ts";
import type { CurriculumProblem } from "./curriculum-problem.ts";
import { findCycle } from "./find-cycle.ts";
import type { ReadModule } from "./read-module.ts";

/** Prerequisites exist, lead in no circle, and come before in a linear curriculum. */
export function prerequisiteProblems(
  manifest: CurriculumManifest,
  modules: readonly ReadModule[],
): readonly CurriculumProblem[] {
  const order = new Map(manifest.modules.map((id, index) => [id, index]));
  const found = modules.flatMap(({ module, requirePlace }) =>
    module && requirePlace ? [{ module, requirePlace }] : [],
  );
  const cycle = findCycle(new Map(found.map(({ module }) => [module.id, module.manifest.requires])));
  const wrong = found.flatMap(({ module, requirePlace }) =>
    module.manifest.requires.flatMap((required, index): readonly CurriculumProblem[] => {
      const place = { file: `modules/${module.id}/module.yaml`, ...requirePlace(index) };
      const at = order.get(required);
      if (at === undefined)
        return [{ ...place, message: `requires ${required}, which is no module of the curriculum` }];
      if (manifest.order === "linear" && cycle === undefined && at > (order.get(module.id) ?? 0)) {
        return [{ ...place, message: `requires ${required}, which comes after it in curriculum.yaml` }];
      }
      return [];
    }),
  );
  if (cycle === undefined) return wrong;
  const [first = ""] = cycle;
  return [
    ...wrong,
    { file: `modules/${first}/module.yaml`, message: `prerequisites in a circle: ${cycle.join(" -> ")}` },
  ];
}
