import type { ConfigOrigin } from "../config-origin.ts";
import type { ConfigProblem } from "../config-problem.ts";
import type { ConfigErrorCode } from "../errors.ts";
import type { TomlPath } from "../toml/toml-places.ts";

/** What a layer found wrong, before it says where. */
export interface LayerFinding {
  readonly code: ConfigErrorCode;
  readonly message: string;
  readonly hint: string;
}

/** One file, variable or flag: it knows where its values stand and how to point at them. */
export interface LayerSource {
  originOf(path: TomlPath): ConfigOrigin;
  problemAt(path: TomlPath, on: "key" | "value", finding: LayerFinding): ConfigProblem;
}

/** One value that a layer sets. */
export interface LayerEntry {
  readonly path: readonly string[];
  readonly value: unknown;
  readonly source: LayerSource;
}

/** All that a layer sets, and everything that is wrong with it. */
export interface LayerResult {
  readonly entries: readonly LayerEntry[];
  readonly problems: readonly ConfigProblem[];
}
