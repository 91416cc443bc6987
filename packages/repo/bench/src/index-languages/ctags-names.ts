import { spawnSync } from "node:child_process";
import { join } from "node:path";
import type { MeasuredLanguage } from "../masks/language-corpora.ts";
import type { NamesByFile } from "./declared-names.ts";
import type { PublishedProject } from "./published-projects.ts";

interface Tag {
  readonly name: string;
  readonly path: string;
  readonly kind: string;
  readonly scope?: string;
}

/** Kinds that are no declarations of their own: imports, packages, parameters, local names. */
const NO_DECLARATIONS = new Set([
  "package",
  "packageName",
  "unknown",
  "namespace",
  "module-import",
  "local",
  "parameter",
  "receiver",
]);

/** What universal-ctags finds, with the containers that it names; its separators and packages are brought to ours. */
export function ctagsNames(
  tools: string,
  language: MeasuredLanguage,
  { folder, files }: PublishedProject,
): NamesByFile {
  const { status, stdout, stderr, error } = spawnSync(
    join(tools, "usr/bin/ctags-universal"),
    ["--options=NONE", "--output-format=json", "--fields=+s", `--languages=${language}`, "-f", "-", "-L", "-"],
    {
      cwd: folder,
      encoding: "utf8",
      input: files.join("\n"),
      maxBuffer: 1 << 30,
      env: { LD_LIBRARY_PATH: join(tools, "usr/lib/x86_64-linux-gnu") },
    },
  );
  if (error !== undefined) throw error;
  if (status !== 0) throw new Error(`ctags ended with ${String(status)}\n${stderr}`);
  const found = new Map<string, Set<string>>(files.map((file) => [file, new Set()]));
  for (const line of stdout.split("\n")) {
    if (line === "") continue;
    const { name, path, kind, scope } = JSON.parse(line) as Tag;
    if (NO_DECLARATIONS.has(kind)) continue;
    const parts = (scope ?? "").split(/::|\./).filter((part) => part !== "");
    // A scope of Go begins with the package.
    const container = language === "go" ? parts.slice(1) : parts;
    found.get(path)?.add([...container, name].join("."));
  }
  return found;
}
