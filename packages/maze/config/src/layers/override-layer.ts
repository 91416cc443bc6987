import { MazeError } from "@maze/core";
import { parseConfigKey } from "../config-key.ts";
import { configDiagnostic } from "../config-problem.ts";
import type { ComposedSections } from "../config-sections.ts";
import { configErrorCodes } from "../errors.ts";
import { readText } from "../schema/read-text.ts";
import { findSchema } from "../schema/find-schema.ts";
import type { LayerResult } from "./layer.ts";
import { LayerReader } from "./layer-reader.ts";
import { textSource } from "./text-source.ts";
import { unknownKey, unknownSection } from "./unknown-key.ts";

/**
 * A value from a flag of its own, such as `--language`; a string is read by the type of the key, `undefined` means that
 * the flag was not given.
 */
export interface ConfigOverride {
  /** `section.key`. */
  readonly key: string;
  readonly value: unknown;
  /** The flag as the user wrote it, for messages and origins. */
  readonly flag: string;
}

/** Reads the overrides of the command line; of two for one key the later wins. */
export function readOverrideLayer(
  overrides: readonly (string | ConfigOverride)[],
  flag: string,
  composed: ComposedSections,
): LayerResult {
  const reader = new LayerReader(composed);
  for (const given of overrides) {
    if (typeof given !== "string") {
      if (given.value !== undefined) readOverride(given, composed, reader);
      continue;
    }
    const override = splitOverride(given, flag);
    if (override !== undefined) {
      readOverride(override, composed, reader);
      continue;
    }
    const message = `${flag} ${given}: expected section.key=value`;
    reader.problems.push({ diagnostic: configDiagnostic("error", "MAZE_CONFIG_KEY_SYNTAX", message) });
  }
  return reader;
}

function readOverride(override: ConfigOverride, composed: ComposedSections, reader: LayerReader): void {
  const source = textSource(override.flag, override.value, { layer: "command-line", flag: override.flag });
  let path: readonly string[];
  try {
    path = parseConfigKey(override.key);
  } catch (error) {
    if (!MazeError.is(error, "MAZE_CONFIG_KEY_SYNTAX")) throw error;
    const { hint } = configErrorCodes.MAZE_CONFIG_KEY_SYNTAX;
    reader.problems.push(source.problemAt([], "key", { code: error.code, message: error.message, hint }));
    return;
  }
  const [section = ""] = path;
  const found = findSchema(path, composed);
  const home = composed.sections.get(section);
  if (!found.ok || home === undefined) {
    const unknown =
      found.ok || found.known.length === 0 ? unknownSection(section, composed) : unknownKey(found.unknown, composed);
    reader.problems.push(source.problemAt(path, "key", unknown));
    return;
  }
  const read = typeof override.value === "string" ? readText(found.schema, override.value) : undefined;
  if (read?.ok === false) {
    reader.problems.push(source.problemAt(path, "value", { code: "MAZE_CONFIG_VALUE", ...read }));
  } else {
    const value = read === undefined ? override.value : read.value;
    // Read from the section down, so that names of record entries are checked, too.
    reader.read([section], home.schema, nest(path.slice(1), value), source);
  }
}

function nest(path: readonly string[], value: unknown): unknown {
  return path.reduceRight<unknown>((inner, name) => ({ [name]: inner }), value);
}

/** The key is what stands before the first `=` outside quotes. */
function splitOverride(text: string, flag: string): ConfigOverride | undefined {
  const [key] = /^(?:"(?:[^"\\]|\\.)*"|'[^']*'|[^"'=])*/.exec(text) ?? [""];
  if (key.trim() === "" || text[key.length] !== "=") return undefined;
  return { key, value: text.slice(key.length + 1), flag: `${flag} ${key.trim()}` };
}
