import type { TypeOracle } from "@maze/core";

/** What the project's compiler settings allow. */
export interface ProjectFacts {
  readonly checkedIndex: boolean;
}

/** Asks the compiler itself, by a text that is an error under a setting. */
export async function probeProject(oracle: TypeOracle, file: string): Promise<ProjectFacts> {
  const probe = file.replace(/[^/]*$/, "maze-probe.ts");
  const text = "declare const list: readonly string[];\nexport const element: string = list[0];\n";
  const [found] = await oracle.diagnostics([{ file: probe, text }]);
  return { checkedIndex: (found ?? []).some((diagnostic) => diagnostic.code === "TS2322") };
}
