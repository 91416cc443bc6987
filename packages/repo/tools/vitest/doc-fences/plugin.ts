import { existsSync, globSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { type Plugin } from "vite";
import { extractFences, type DocFence } from "./extract.ts";
import { transformFence } from "./transform.ts";

const listModule = "virtual:doc-fences";
const runtimeFile = join(import.meta.dirname, "runtime.ts");

interface Manifest {
  readonly name: string;
  readonly exports?: Readonly<Record<string, unknown>>;
}

/** The examples of a package: those of its README and of the doc comments of its sources. */
export function packageFences(root: string): readonly DocFence[] {
  const files = ["README.md", ...globSync("src/**/*.ts", { cwd: root }).sort()];
  return files
    .filter((file) => existsSync(join(root, file)))
    .flatMap((file) => extractFences(file, readFileSync(join(root, file), "utf8")));
}

/**
 * Serves every example as a module that lies beside the file it comes from, so that its imports resolve like those of
 * the package, and the list of them as `virtual:doc-fences`. A package can import itself by its own name.
 */
export function docFences(root: string): Plugin {
  const manifest = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as Manifest;
  const byId = new Map<string, DocFence>();
  return {
    name: "doc-fences",
    enforce: "pre",
    resolveId(source) {
      if (source === listModule) return `\0${listModule}`;
      // A worker that is used again asks for the same module by its path from the root of the package.
      const id = [source, join(root, source)].find((path) => byId.has(path));
      if (id !== undefined) return id;
      return ownEntry(root, manifest, source);
    },
    load(id) {
      if (id === `\0${listModule}`) {
        byId.clear();
        for (const fence of packageFences(root)) byId.set(join(root, `${fence.file}.fence-${fence.line}.ts`), fence);
        return listOf(byId);
      }
      const fence = byId.get(id);
      return fence && moduleOf(fence);
    },
  };
}

function listOf(fences: ReadonlyMap<string, DocFence>): string {
  const entries = [...fences].map(([id, { file, line, noRun }]) => {
    const fields = JSON.stringify({ file, line, noRun });
    return `{ ...${fields}, run: () => import(${JSON.stringify(id)}) }`;
  });
  return `export const fences = [\n${entries.join(",\n")}\n];`;
}

function moduleOf(fence: DocFence): string {
  const runtime = `import { expectThrows as __expectThrows, expectValue as __expectValue } from ${JSON.stringify(runtimeFile)};`;
  return `${runtime} ${transformFence(fence)}\nexport {};`;
}

/** The source file behind the package's own name or one of its subpaths. */
function ownEntry(root: string, manifest: Manifest, source: string): string | undefined {
  if (source !== manifest.name && !source.startsWith(`${manifest.name}/`)) return undefined;
  const entry = manifest.exports?.[`.${source.slice(manifest.name.length)}`];
  const file = (entry as { readonly "maze-source"?: string } | undefined)?.["maze-source"];
  return file && join(root, relative(".", file));
}
