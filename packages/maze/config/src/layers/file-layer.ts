import { createTextIndex, type Span, type TextIndex } from "@maze/core";
import { configDiagnostic, type ConfigProblem } from "../config-problem.ts";
import type { ComposedSections } from "../config-sections.ts";
import { parseToml } from "../toml/parse-toml.ts";
import { scanToml } from "../toml/scan-toml.ts";
import { indexTomlPlaces } from "../toml/toml-places.ts";
import type { LayerResult, LayerSource } from "./layer.ts";
import { LayerReader } from "./layer-reader.ts";
import { unknownSection } from "./unknown-key.ts";

/** A configuration file that was read. */
export interface ConfigText {
  readonly layer: "global" | "project";
  /** Absolute. */
  readonly path: string;
  /** How findings name it: relative to the project with `/`, or absolute for the global file. */
  readonly name: string;
  /** How the user would write it from his directory. */
  readonly shownName: string;
  /** Without a byte order mark. */
  readonly text: string;
}

/** Reads the values of one TOML file. */
export function readFileLayer(file: ConfigText, composed: ComposedSections): LayerResult {
  const parsed = parseToml(file.text);
  const index = createTextIndex(file.text);
  if (!parsed.ok) return { entries: [], problems: [syntaxProblem(file, index, parsed.problem)] };
  const source = sourceOf(file, index);
  const reader = new LayerReader(composed);
  for (const [name, value] of Object.entries(parsed.table)) {
    const section = composed.sections.get(name);
    if (section === undefined) {
      reader.problems.push(source.problemAt([name], "key", unknownSection(name, composed)));
    } else {
      reader.read([name], section.schema, value, source);
    }
  }
  return reader;
}

function sourceOf(file: ConfigText, index: TextIndex): LayerSource {
  const places = indexTomlPlaces(scanToml(file.text));
  return {
    originOf(path) {
      const at = index.positionAt(places.nearest(path)?.key.start ?? 0);
      return { layer: file.layer, file: file.path, ...at };
    },
    problemAt(path, on, { code, message, hint }) {
      const place = places.nearest(path);
      const range = on === "value" ? (place?.value ?? place?.key) : place?.key;
      const span = index.spanOf(range?.start ?? 0, range?.end ?? 0);
      return problemIn(file, span, configDiagnostic("error", code, message, hint));
    },
  };
}

function syntaxProblem(
  file: ConfigText,
  index: TextIndex,
  { message, line, column }: { message: string; line: number; column: number },
): ConfigProblem {
  const at = index.offsetAt({ line, column });
  return problemIn(file, index.spanOf(at, at), configDiagnostic("error", "MAZE_CONFIG_SYNTAX", message));
}

function problemIn(
  { name, shownName, text }: ConfigText,
  span: Span,
  diagnostic: ConfigProblem["diagnostic"],
): ConfigProblem {
  return { diagnostic: { ...diagnostic, file: name, span }, text, shownFile: shownName };
}
