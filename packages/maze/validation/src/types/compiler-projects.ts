import { readFile, stat } from "node:fs/promises";
import { dirname, join, relative, resolve } from "node:path";
import { upwards } from "../project/manifest.ts";
import { languageOf } from "../source-files.ts";

/** One run of the compiler: its arguments, and what it stands for in messages. */
export interface CompilerRun {
  readonly args: readonly string[];
  readonly name: string;
}

/** Options for files that no configuration covers, close to what a new project has. */
const DEFAULTS = [
  ...["--noEmit", "--strict", "--skipLibCheck", "--target", "esnext", "--module", "preserve"],
  ...["--moduleResolution", "bundler", "--allowImportingTsExtensions"],
];

/**
 * The compiler runs that check files: one for each configuration that is the nearest to a file. A configuration with
 * project references inside the directory is built, in the copy, since that is how the compiler checks it; files without
 * any configuration are checked with defaults.
 */
export async function compilerRuns(directory: string, files: readonly string[]): Promise<CompilerRun[]> {
  const configurations = new Set<string>();
  const loose: string[] = [];
  const sources = files.filter((file) => ["typescript", "javascript"].includes(languageOf(file) ?? ""));
  for (const at of sources.length === 0 ? [directory] : sources.map((file) => dirname(join(directory, file)))) {
    const found = await nearestConfiguration(at);
    if (found !== undefined) configurations.add(found);
  }
  if (configurations.size === 0) loose.push(...sources.filter((file) => languageOf(file) === "typescript"));
  const runs = [...configurations].map(async (path): Promise<CompilerRun> => {
    const name = relative(directory, path).replaceAll("\\", "/");
    const shared = ["--pretty", "false", "--listFiles"];
    if (await referencesInside(directory, path)) return { name, args: ["-b", path, "--force", ...shared] };
    return { name, args: ["--noEmit", "-p", path, ...shared] };
  });
  if (loose.length > 0) {
    runs.push(
      Promise.resolve({
        name: "no tsconfig.json, checked with defaults",
        args: [...DEFAULTS, "--pretty", "false", "--listFiles", ...loose],
      }),
    );
  }
  return Promise.all(runs);
}

async function nearestConfiguration(directory: string): Promise<string | undefined> {
  for (const at of upwards(directory)) {
    const path = join(at, "tsconfig.json");
    const found = await stat(path).catch(() => undefined);
    if (found?.isFile() === true) return path;
  }
  return undefined;
}

/** Building writes the outputs of references: only into the copy, never beside it. */
async function referencesInside(directory: string, configuration: string): Promise<boolean> {
  const text = await readFile(configuration, "utf8");
  const references = /"references"\s*:\s*\[([^\]]*)\]/.exec(text)?.[1] ?? "";
  const paths = [...references.matchAll(/"path"\s*:\s*"([^"]+)"/g)].map(([, path]) =>
    resolve(dirname(configuration), path ?? ""),
  );
  return paths.length > 0 && paths.every((path) => !relative(directory, path).startsWith(".."));
}
