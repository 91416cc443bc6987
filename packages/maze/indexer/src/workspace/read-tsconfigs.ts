import { lstatSync, readFileSync } from "node:fs";
import { join, posix } from "node:path";

/** A tsconfig.json with what it says of files, patterns relative to the project. */
interface ReadConfig {
  readonly files: readonly string[];
  readonly include: readonly RegExp[];
  readonly exclude: readonly RegExp[];
}

const LARGEST_CONFIG = 1024 * 1024;
const MOST_CONFIGS = 1_000;
const MOST_EXTENDED = 10;

/**
 * Whether some tsconfig.json of a project includes a file: that of the root, those of its packages, and the projects that
 * they refer to. Patterns mean what they mean to the compiler; what a file imports is not followed. `undefined` where
 * there is no tsconfig.json.
 */
export function readTsconfigs(root: string, folders: readonly string[]): ((path: string) => boolean) | undefined {
  const configs = new Map<string, ReadConfig>();
  const pending = ["", ...folders].map((folder) => posix.join(folder, "tsconfig.json"));
  for (let path = pending.pop(); path !== undefined && configs.size < MOST_CONFIGS; path = pending.pop()) {
    if (configs.has(path)) continue;
    const raw = readConfig(root, path);
    if (raw === undefined) continue;
    configs.set(path, configOf(root, path, raw));
    const { references } = raw;
    for (const reference of Array.isArray(references) ? (references as unknown[]) : []) {
      const target = textIn(reference, "path");
      if (target !== undefined) pending.push(configPath(root, inProject(path, target)));
    }
  }
  if (configs.size === 0) return undefined;
  const all = [...configs.values()];
  return (path) =>
    all.some(
      ({ files, include, exclude }) =>
        files.includes(path) ||
        (include.some((pattern) => pattern.test(path)) && !exclude.some((pattern) => pattern.test(path))),
    );
}

type Raw = Readonly<Record<string, unknown>>;

/** What a config says, or the nearest that it extends. */
function configOf(root: string, path: string, raw: Raw): ReadConfig {
  const said = (key: string): { from: string; patterns: string[] } | undefined => {
    let at = { path, raw };
    for (let depth = 0; depth < MOST_EXTENDED; depth++) {
      const value = at.raw[key];
      if (Array.isArray(value)) return { from: at.path, patterns: value.filter((one) => typeof one === "string") };
      const parent = parentOf(root, at);
      if (parent === undefined) return undefined;
      at = parent;
    }
    return undefined;
  };
  const own = (key: string): string[] | undefined => {
    const found = said(key);
    return found?.patterns.map((pattern) => inProject(found.from, pattern));
  };
  const files = own("files");
  const options = raw["compilerOptions"];
  const outDir = textIn(options, "outDir");
  const folder = posix.dirname(path);
  const usual = ["**/node_modules", ...(outDir === undefined ? [] : [outDir])].map((one) => posix.join(folder, one));
  return {
    files: files ?? [],
    include: (own("include") ?? (files === undefined ? [posix.join(folder, "**/*")] : [])).map(patternOf),
    exclude: (own("exclude") ?? usual).map(patternOf),
  };
}

function parentOf(root: string, { path, raw }: { path: string; raw: Raw }): { path: string; raw: Raw } | undefined {
  const { extends: parents } = raw;
  const last: unknown = Array.isArray(parents) ? (parents as unknown[]).at(-1) : parents;
  // A config of a package says nothing of the files of this project.
  if (typeof last !== "string" || !last.startsWith(".")) return undefined;
  const plain = inProject(path, last);
  for (const candidate of [plain, `${plain}.json`, posix.join(plain, "tsconfig.json")]) {
    const found = readConfig(root, candidate);
    if (found !== undefined) return { path: candidate, raw: found };
  }
  return undefined;
}

const inProject = (config: string, path: string): string => posix.join(posix.dirname(config), path);

function configPath(root: string, path: string): string {
  const found = path.startsWith("..") ? undefined : lstatSync(join(root, path), { throwIfNoEntry: false });
  return found?.isDirectory() === true ? posix.join(path, "tsconfig.json") : path;
}

function readConfig(root: string, path: string): Raw | undefined {
  if (path.startsWith("..") || posix.isAbsolute(path)) return undefined;
  try {
    const file = join(root, path);
    const found = lstatSync(file);
    if (!found.isFile() || found.size > LARGEST_CONFIG) return undefined;
    const data: unknown = JSON.parse(plainJson(readFileSync(file, "utf8")));
    return typeof data === "object" && data !== null && !Array.isArray(data) ? { ...data } : undefined;
  } catch {
    return undefined; // A config that cannot be read includes nothing; the compiler says what is wrong with it.
  }
}

/** JSON without comments, trailing commas and byte order mark. */
function plainJson(text: string): string {
  return text
    .replace(/^\ufeff/, "")
    .replace(/("(?:[^"\\\n]|\\.)*")|\/\/[^\n]*|\/\*[^]*?\*\//g, (_, quoted: string | undefined) => quoted ?? " ")
    .replace(/("(?:[^"\\\n]|\\.)*")|,(?=\s*[}\]])/g, (_, quoted: string | undefined) => quoted ?? "");
}

function textIn(value: unknown, key: string): string | undefined {
  const found: unknown = typeof value === "object" && value !== null ? (value as Raw)[key] : undefined;
  return typeof found === "string" ? found : undefined;
}

/** A pattern of a config: `*` and `?` within a name, `**` for folders; a folder means everything below it. */
function patternOf(pattern: string): RegExp {
  const last = pattern.split("/").at(-1) ?? "";
  const whole = last === "**" ? `${pattern}/*` : pattern;
  const source = whole.replace(/\*\*\/|[*?.+^$()|[\]{}\\]/g, (mark) =>
    mark === "**/" ? "(?:[^/]+/)*" : mark === "*" ? "[^/]*" : mark === "?" ? "[^/]" : `\\${mark}`,
  );
  return new RegExp(`^${source === "\\." ? ".*" : source}(?:/.*)?$`);
}
