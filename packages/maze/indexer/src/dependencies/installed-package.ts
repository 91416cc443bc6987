import { stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { readManifestText } from "./read-manifest-text.ts";

/** What is known of a declared package from the node_modules folders around a project. */
export interface InstalledPackage {
  readonly version: string | undefined;
  /** It declares types itself, or `@types/…` is installed for it. */
  readonly hasTypes: boolean;
}

/** Finds a package as Node resolves it: in the nearest node_modules at or above a folder. */
export async function findInstalled(name: string, from: string): Promise<InstalledPackage> {
  const own = await nearest(name, from);
  if (own !== undefined && (declaresTypes(own.manifest) || (await hasIndexTypes(own.folder, own.manifest)))) {
    return { version: versionOf(own.manifest), hasTypes: true };
  }
  const mangled = name.startsWith("@") ? name.slice(1).replace("/", "__") : name;
  const hasTypes = name.startsWith("@types/")
    ? own !== undefined
    : (await nearest(`@types/${mangled}`, from)) !== undefined;
  return { version: own === undefined ? undefined : versionOf(own.manifest), hasTypes };
}

interface Found {
  readonly folder: string;
  readonly manifest: Readonly<Record<string, unknown>>;
}

async function nearest(name: string, from: string): Promise<Found | undefined> {
  for (let folder = from; ; folder = dirname(folder)) {
    const place = join(folder, "node_modules", name);
    const text = await readManifestText(join(place, "package.json"));
    const manifest = text === undefined ? undefined : parseObject(text);
    if (manifest !== undefined) return { folder: place, manifest };
    if (dirname(folder) === folder) return undefined;
  }
}

function parseObject(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const data: unknown = JSON.parse(text.replace(/^\ufeff/, ""));
    return typeof data === "object" && data !== null ? (data as Record<string, unknown>) : undefined;
  } catch {
    // A broken package counts as not installed, as for Node.
    return undefined;
  }
}

const versionOf = ({ version }: Found["manifest"]): string | undefined =>
  typeof version === "string" ? version : undefined;

function declaresTypes({ types, typings, exports }: Found["manifest"]): boolean {
  return typeof types === "string" || typeof typings === "string" || hasTypesCondition(exports, 0);
}

function hasTypesCondition(value: unknown, depth: number): boolean {
  if (typeof value !== "object" || value === null || depth > 10) return false;
  return Object.entries(value).some(
    ([key, inner]) => key === "types" || key.startsWith("types@") || hasTypesCondition(inner, depth + 1),
  );
}

/** `index.d.ts` beside the main file, which compilers find without being told. */
async function hasIndexTypes(folder: string, { main }: Found["manifest"]): Promise<boolean> {
  const entry = typeof main === "string" && !main.includes("..") ? main : "index.js";
  const candidates = [entry.replace(/\.([cm]?)js$/, ".d.$1ts"), join(entry, "index.d.ts"), "index.d.ts"];
  for (const candidate of candidates.filter((path) => path.endsWith("ts"))) {
    const isFile = await stat(join(folder, candidate)).then(
      (found) => found.isFile(),
      () => false,
    );
    if (isFile) return true;
  }
  return false;
}
