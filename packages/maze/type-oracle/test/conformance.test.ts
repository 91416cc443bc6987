import { describeTypeOracleConformance } from "@maze/core/testing";
import { createTypeOracle } from "@maze/type-oracle";
import { describe } from "vitest";
import { COMPILERS } from "./support/compilers.ts";
import { strictProject } from "./support/temp-project.ts";

describe.each(Object.entries(COMPILERS))("with %s", (_name, compilerPath) => {
  describeTypeOracleConformance(async () => {
    const project = strictProject({
      "src/größe.ts":
        "export function half(x: number): number {\n  return x / 2;\n}\nexport function name(): string {\n  return 'größe';\n}\n",
    });
    const oracle = await createTypeOracle({ directory: project.directory, compilerPath });
    return {
      oracle,
      file: "src/größe.ts",
      functions: ["half", "name"],
      right: { file: "src/größe.ts", text: "export const a: number = 1;\n" },
      wrong: { file: "src/größe.ts", text: "export const a: number = 'größe';\n" },
      module: "date-fns",
      exported: "addDays",
      async dispose() {
        await oracle.close();
        project.remove();
      },
    };
  });
});
