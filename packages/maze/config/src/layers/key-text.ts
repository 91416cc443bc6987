import { printTomlKey } from "../toml/print-toml.ts";

/** A path as a person writes it: `generate.forbid[1]`. */
export function keyText(path: readonly (string | number)[]): string {
  let text = "";
  for (const segment of path) {
    if (typeof segment === "number") text += `[${segment}]`;
    else text += `${text === "" ? "" : "."}${printTomlKey([segment])}`;
  }
  return text;
}
