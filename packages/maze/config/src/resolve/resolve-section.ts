import type { ConfigSection } from "@maze/core";
import { z } from "zod";
import type { ConfigOrigin } from "../config-origin.ts";
import { configDiagnostic, type ConfigProblem } from "../config-problem.ts";
import { configErrorCodes } from "../errors.ts";
import { keyText } from "../layers/key-text.ts";
import type { LayerEntry } from "../layers/layer.ts";
import { describeIssues } from "../schema/describe-issue.ts";
import { printTomlKey } from "../toml/print-toml.ts";
import { configRows, type ConfigRow } from "./config-rows.ts";
import { defaultTable, putAt } from "./default-tables.ts";
import { frozenCopy } from "./frozen-copy.ts";

export type ResolvedSection =
  | { readonly ok: true; readonly value: unknown; readonly rows: readonly ConfigRow[] }
  | { readonly ok: false; readonly problems: readonly ConfigProblem[] };

/** Lays the entries of all layers, weakest first, over the defaults of a section and checks the whole. */
export function resolveSection(section: ConfigSection, entries: readonly LayerEntry[]): ResolvedSection {
  const merged = defaultTable(section.schema) ?? {};
  const strongest = new Map<string, LayerEntry>();
  const origins = new Map<string, ConfigOrigin>();
  for (const entry of entries) {
    const key = printTomlKey(entry.path);
    putAt(merged, entry.path.slice(1), entry.value);
    strongest.set(key, entry);
    origins.set(key, entry.source.originOf(entry.path));
  }
  const result = z.safeParse(section.schema, merged, { reportInput: true, jitless: true });
  if (result.success) {
    const value = frozenCopy(result.data);
    return { ok: true, value, rows: configRows([section.name], section.schema, value, origins) };
  }
  const problems = describeIssues(result.error.issues).map((finding): ConfigProblem => {
    const path = [section.name, ...finding.path];
    const message = `${keyText(path)}: ${finding.message}`;
    const entry = strongestAt(path, strongest);
    if (entry !== undefined) {
      const hint = finding.hint ?? configErrorCodes.MAZE_CONFIG_VALUE.hint;
      return entry.source.problemAt(path, "value", { code: "MAZE_CONFIG_VALUE", message, hint });
    }
    return { diagnostic: configDiagnostic("error", "MAZE_CONFIG_MISSING", message) };
  });
  return { ok: false, problems };
}

/** Who set the value at a path: the value itself or one around it, else the last one set inside it. */
function strongestAt(
  path: readonly (string | number)[],
  strongest: ReadonlyMap<string, LayerEntry>,
): LayerEntry | undefined {
  const names = path.filter((segment) => typeof segment === "string");
  for (let length = names.length; length > 1; length--) {
    const entry = strongest.get(printTomlKey(names.slice(0, length)));
    if (entry !== undefined) return entry;
  }
  return [...strongest.values()].findLast((entry) => names.every((name, index) => entry.path[index] === name));
}
