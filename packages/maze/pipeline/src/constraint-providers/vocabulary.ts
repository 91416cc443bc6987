import { createConstraint, type ConstraintProvider } from "@maze/core";

/** Type tier: new imports come from the packages that the project declares for its own run time. */
export const vocabularyConstraints: ConstraintProvider = {
  specVersion: "v1",
  id: "vocabulary",
  provide({ index }) {
    const modules = index.dependencies.filter((dependency) => !dependency.dev).map((dependency) => dependency.name);
    return Promise.resolve([
      createConstraint({
        tier: "type",
        hardness: "hard",
        enforcement: "candidate",
        rule: { rule: "vocabulary", modules },
        source: "package.json",
        explanation:
          modules.length === 0
            ? "New code imports only the project's own files: package.json declares no dependencies."
            : `New code imports only the project's own files and what package.json declares: ${modules.join(", ")}.`,
      }),
    ]);
  },
};
