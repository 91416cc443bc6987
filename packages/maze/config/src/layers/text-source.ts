import { inspect } from "node:util";
import { configDiagnostic } from "../config-problem.ts";
import type { ConfigOrigin } from "../config-origin.ts";
import type { LayerSource } from "./layer.ts";

/** The most characters of a wrong value that a message repeats. */
const LONGEST_VALUE = 60;
const SECRET_NAME = /key|token|secret|password|credential/i;

/** A variable or flag as the source of values: problems name it, since it has no place in a file. */
export function textSource(name: string, value: unknown, origin: ConfigOrigin): LayerSource {
  const text = typeof value === "string" ? value : inspect(value, { breakLength: Infinity });
  const shown = SECRET_NAME.test(name) ? "…" : shorten(text);
  return {
    originOf: () => origin,
    problemAt: (_path, _on, { code, message, hint }) => ({
      diagnostic: configDiagnostic("error", code, `${name}=${shown}: ${message}`, hint),
    }),
  };
}

function shorten(text: string): string {
  return text.length > LONGEST_VALUE ? `${text.slice(0, LONGEST_VALUE)}…` : text;
}
