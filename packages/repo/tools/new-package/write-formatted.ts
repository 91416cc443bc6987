import { mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { format, resolveConfig } from "prettier";

/** Writes a generated file in the format of the repository, so that a formatter never touches it again. */
export async function writeFormatted(file: string, text: string): Promise<void> {
  mkdirSync(dirname(file), { recursive: true });
  const isPlain = /(^|\/)LICENSE$/.test(file);
  writeFileSync(file, isPlain ? text : await format(text, { ...(await resolveConfig(file)), filepath: file }));
}
