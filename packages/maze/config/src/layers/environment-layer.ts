import type { Diagnostic } from "@maze/core";
import { closestName } from "../closest-name.ts";
import { configDiagnostic } from "../config-problem.ts";
import type { ComposedSections } from "../config-sections.ts";
import { ENVIRONMENT_PREFIX, environmentVariable } from "../environment-variable.ts";
import { readText } from "../schema/read-text.ts";
import type { LayerResult } from "./layer.ts";
import { LayerReader } from "./layer-reader.ts";
import { textSource } from "./text-source.ts";

/** Reads the `MAZE_*` variables; those of other tools give warnings. `others` are variables that the program reads itself. */
export function readEnvironmentLayer(
  env: Readonly<Record<string, string | undefined>>,
  isCaseless: boolean,
  others: readonly string[],
  composed: ComposedSections,
): LayerResult & { readonly warnings: readonly Diagnostic[] } {
  const reader = new LayerReader(composed);
  const warnings: Diagnostic[] = [];
  const prefixes = [...composed.sections.keys()].map((section) => environmentVariable([section]));
  for (const [given, text] of Object.entries(env).sort(([a], [b]) => (a < b ? -1 : 1))) {
    const variable = isCaseless ? given.toUpperCase() : given;
    if (text === undefined || !variable.startsWith(`${ENVIRONMENT_PREFIX}_`) || others.includes(variable)) continue;
    const source = textSource(given, text, { layer: "environment", variable: given });
    const key = composed.variables.get(variable);
    if (key !== undefined) {
      const read = readText(key.schema, text);
      if (read.ok) reader.read(key.path, key.schema, read.value, source);
      else reader.problems.push(source.problemAt([], "value", { code: "MAZE_CONFIG_VALUE", ...read }));
      continue;
    }
    const prefix = prefixes.find((start) => variable === start || variable.startsWith(`${start}_`));
    const near = nearestVariable(variable, prefix ?? ENVIRONMENT_PREFIX, composed);
    const suggestion = near === undefined ? undefined : `Did you mean ${near}?`;
    if (prefix === undefined) {
      warnings.push(configDiagnostic("warning", "MAZE_CONFIG_FOREIGN_VARIABLE", `${given} is not read`, suggestion));
    } else {
      const known = [...composed.variables.keys()].filter((name) => name.startsWith(`${prefix}_`));
      const message = `${given} names no key of the configuration`;
      const hint = suggestion ?? `Unset it. The variables of its section are ${known.join(", ")}.`;
      const problem = configDiagnostic("error", "MAZE_CONFIG_UNKNOWN_VARIABLE", message, hint);
      reader.problems.push({ diagnostic: problem });
    }
  }
  return { entries: reader.entries, problems: reader.problems, warnings };
}

/** The nearest variable with the same prefix, by what follows the prefix. */
function nearestVariable(variable: string, prefix: string, { variables }: ComposedSections): string | undefined {
  const start = `${prefix}_`;
  const rests = [...variables.keys()].filter((name) => name.startsWith(start)).map((name) => name.slice(start.length));
  const near = closestName(variable.slice(start.length), rests);
  return near === undefined ? undefined : `${start}${near}`;
}
