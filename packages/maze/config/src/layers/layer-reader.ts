import { z } from "zod";
import type { ConfigProblem } from "../config-problem.ts";
import type { ComposedSections } from "../config-sections.ts";
import { configErrorCodes } from "../errors.ts";
import { describeIssues, meaningOf } from "../schema/describe-issue.ts";
import { entrySchemaOf, isTableSchema, shapeOf } from "../schema/schema-shape.ts";
import { isTomlTable } from "../toml/toml-value.ts";
import { keyText } from "./key-text.ts";
import type { LayerEntry, LayerSource } from "./layer.ts";
import { unknownKey } from "./unknown-key.ts";

/** Collects the values of a layer, each checked alone, and the problems of all of them. */
export class LayerReader {
  readonly entries: LayerEntry[] = [];
  readonly problems: ConfigProblem[] = [];
  readonly #composed: ComposedSections;

  constructor(composed: ComposedSections) {
    this.#composed = composed;
  }

  /** Takes the value of one key, or the values below a table. */
  read(path: readonly string[], schema: z.core.$ZodType, value: unknown, source: LayerSource): void {
    const { core } = shapeOf(schema);
    if (!isTableSchema(core)) {
      if (this.#check(path, schema, value, source)) this.entries.push({ path, value, source });
      return;
    }
    if (!isTomlTable(value)) {
      const message = `${keyText(path)}: expected a table, received ${kindOf(value)}`;
      const hint = meaningOf(schema) ?? configErrorCodes.MAZE_CONFIG_VALUE.hint;
      this.problems.push(source.problemAt(path, "value", { code: "MAZE_CONFIG_VALUE", message, hint }));
      return;
    }
    for (const [name, item] of Object.entries(value)) {
      const itemPath = [...path, name];
      const itemSchema = entrySchemaOf(core, name);
      if (itemSchema === undefined) {
        this.problems.push(source.problemAt(itemPath, "key", unknownKey(itemPath, this.#composed)));
      } else if (core._zod.def.type !== "record" || this.#check(itemPath, core._zod.def.keyType, name, source, "key")) {
        this.read(itemPath, itemSchema, item, source);
      }
    }
  }

  #check(
    path: readonly string[],
    schema: z.core.$ZodType,
    value: unknown,
    source: LayerSource,
    on: "key" | "value" = "value",
  ): boolean {
    const result = z.safeParse(schema, value, { reportInput: true, jitless: true });
    if (result.success) return true;
    for (const finding of describeIssues(result.error.issues)) {
      const at = [...path, ...finding.path];
      if (finding.code === "MAZE_CONFIG_UNKNOWN_KEY") {
        this.problems.push(source.problemAt(at, "key", unknownKey(at, this.#composed)));
        continue;
      }
      const message = `${keyText(at)}: ${finding.message}`;
      const hint = finding.hint ?? meaningOf(schema) ?? configErrorCodes.MAZE_CONFIG_VALUE.hint;
      this.problems.push(source.problemAt(at, on, { code: "MAZE_CONFIG_VALUE", message, hint }));
    }
    return false;
  }
}

function kindOf(value: unknown): string {
  if (Array.isArray(value)) return "an array";
  if (value instanceof Date) return "a date";
  return typeof value === "object" ? "a table" : `a ${typeof value}`;
}
