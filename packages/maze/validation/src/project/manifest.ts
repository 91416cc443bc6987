import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { createTextIndex, jsonFault } from "@maze/core";
import { z } from "zod";

/** What we read of a `package.json`; anything else in it, or anything odd, is ignored. */
const manifestSchema = z.looseObject({
  name: z.string().optional().catch(undefined),
  version: z.string().optional().catch(undefined),
  type: z.string().optional().catch(undefined),
  scripts: z.record(z.string(), z.string()).default({}).catch({}),
  dependencies: z.record(z.string(), z.string()).default({}).catch({}),
  devDependencies: z.record(z.string(), z.string()).default({}).catch({}),
  bin: z
    .union([z.string(), z.record(z.string(), z.string())])
    .optional()
    .catch(undefined),
});
export type Manifest = z.output<typeof manifestSchema>;

/** The `package.json` of a directory; `undefined` where there is none or it is no JSON object. */
export async function readManifest(directory: string): Promise<Manifest | undefined> {
  const text = await readFile(join(directory, "package.json"), "utf8").catch(() => undefined);
  if (text === undefined) return undefined;
  try {
    return manifestSchema.safeParse(JSON.parse(text.replace(/^\uFEFF/, ""))).data;
  } catch {
    return undefined;
  }
}

/** Where and why the `package.json` of a directory cannot be read; `undefined` where it can, or there is none. */
export async function manifestFault(directory: string): Promise<string | undefined> {
  const text = await readFile(join(directory, "package.json"), "utf8").catch(() => undefined);
  const fault = text === undefined ? undefined : jsonFault(text);
  if (text === undefined || fault === undefined) return undefined;
  const { line, column } = createTextIndex(text).positionAt(fault.at);
  return `package.json:${String(line)}:${String(column)} ${fault.message}`;
}

/** The manifests of a directory and of all above it, the nearest first. */
export async function manifestsFrom(directory: string): Promise<Manifest[]> {
  const manifests = await Promise.all([...upwards(directory)].map(readManifest));
  return manifests.filter((manifest) => manifest !== undefined);
}

/** Whether one of the manifests asks for a package. */
export function declares(manifests: readonly Manifest[], name: string): boolean {
  return manifests.some(({ dependencies, devDependencies }) => name in dependencies || name in devDependencies);
}

export function* upwards(directory: string): Generator<string> {
  for (let at = directory; ; at = dirname(at)) {
    yield at;
    if (dirname(at) === at) return;
  }
}
