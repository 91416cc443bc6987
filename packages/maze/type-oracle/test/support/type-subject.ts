import type { TypeOracleSubject } from "@maze/core/testing";
import { createTypeOracle } from "@maze/type-oracle";
import { strictProject } from "./temp-project.ts";

/** What the suite of `TypeOracle` examines, with one compiler. */
export async function typeSubject(compilerPath: string): Promise<TypeOracleSubject> {
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
}
