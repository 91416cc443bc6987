import type { Diagnostic, TypeOracle } from "@maze/core";

/** What the project's compiler settings allow. */
export interface ProjectFacts {
  readonly checkedIndex: boolean;
}

/** Two lines after a file's own: the first is an error under a setting, the second is one always. */
const PROBE = [
  "declare const mazeProbe: readonly string[];",
  "const mazeElement: string = mazeProbe[0];",
  "const mazeControl: string = mazeProbe.length;",
].join("\n");

/**
 * Asks the compiler itself, by a text that is an error under a setting. It follows the file's own text, since a further
 * file would make the compiler begin anew; where that text does not let it be seen, it is a file of its own.
 */
export async function probeProject(oracle: TypeOracle, file: string, fileText: string): Promise<ProjectFacts> {
  const found = await findingsAfter(oracle, file, `${fileText}\n`);
  const known = found.length > 0 ? found : await findingsAfter(oracle, file.replace(/[^/]*$/, "maze-probe.ts"), "");
  return { checkedIndex: known.length === 2 };
}

/** The errors of the two lines. */
async function findingsAfter(oracle: TypeOracle, file: string, before: string): Promise<readonly Diagnostic[]> {
  const [found] = await oracle.diagnostics([{ file, text: `${before}${PROBE}\n` }]);
  return (found ?? []).filter(({ code, span }) => code === "TS2322" && (span?.start ?? 0) >= before.length);
}
