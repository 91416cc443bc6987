import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { type BenchContext } from "../definition.ts";
import { installPackages } from "../install-packages.ts";

/** What the bench measures on, and the compilers. */
export interface OracleCorpus {
  /** The sources of effect 3.22.4 as a project: 235,407 lines in 363 files. */
  readonly project: string;
  /** A small project with date-fns, for snippets that import it. */
  readonly snippetProject: string;
  /** A project for snippets that import nothing. */
  readonly bareProject: string;
  readonly compilers: { readonly "7.0.2": string; readonly "7.1.0-beta": string; readonly "6.0.3": string };
}

const COMPILER_OPTIONS = {
  strict: true,
  target: "es2022",
  lib: ["es2023", "dom"],
  module: "esnext",
  moduleResolution: "bundler",
  skipLibCheck: true,
  noEmit: true,
  types: [],
};

export function prepareOracleCorpus(context: BenchContext): OracleCorpus {
  const packages = installPackages(context, { effect: "3.22.4", "date-fns": "4.4.0" });
  const compiler = (version: string): string =>
    join(installPackages(context, { typescript: version }), "node_modules/typescript");
  return {
    project: projectOf(context, "effect-3.22.4", packages, (directory) =>
      cpSync(join(packages, "node_modules/effect/src"), join(directory, "src"), { recursive: true }),
    ),
    snippetProject: projectOf(context, "snippets-date-fns-4.4.0", packages, addEmptyModule),
    bareProject: projectOf(context, "snippets-bare", packages, addEmptyModule, ["es2023"]),
    compilers: {
      "7.0.2": compiler("7.0.2"),
      "7.1.0-beta": compiler("7.1.0-beta"),
      "6.0.3": compiler("6.0.3"),
    },
  };
}

function addEmptyModule(directory: string): void {
  mkdirSync(join(directory, "src"));
  writeFileSync(join(directory, "src/snippet.ts"), "export {};\n");
}

function projectOf(
  context: BenchContext,
  name: string,
  packages: string,
  fill: (directory: string) => void,
  lib: readonly string[] = COMPILER_OPTIONS.lib,
): string {
  const target = join(context.cache, "oracle", name);
  if (existsSync(target)) return target;
  const staging = `${target}.${process.pid}`;
  mkdirSync(staging, { recursive: true });
  fill(staging);
  const compilerOptions = { ...COMPILER_OPTIONS, lib, exactOptionalPropertyTypes: true };
  const config = { compilerOptions, include: ["src"] };
  writeFileSync(join(staging, "tsconfig.json"), JSON.stringify(config));
  symlinkSync(join(packages, "node_modules"), join(staging, "node_modules"), "dir");
  renameSync(staging, target);
  return target;
}

/** All TypeScript files below a folder of a project, relative to it. */
export function sourceFiles(project: string, folder = "src"): string[] {
  return readdirSync(join(project, folder), { withFileTypes: true })
    .flatMap((entry) => {
      const path = `${folder}/${entry.name}`;
      if (entry.isDirectory()) return sourceFiles(project, path);
      return entry.name.endsWith(".ts") ? [path] : [];
    })
    .sort();
}

/** The programs of a file of JSON lines as modules, each of which holds all that it needs. */
export function bareSnippets(file: string): string[] {
  const lines = readFileSync(file, "utf8").trimEnd().split("\n");
  return lines.map((line) => `${(JSON.parse(line) as { program: string }).program}\nexport {};\n`);
}

/** The documented examples of date-fns as modules: code as its authors wrote it. */
export function snippets(project: string): string[] {
  const folder = join(project, "node_modules/date-fns");
  return readdirSync(folder)
    .filter((name) => name.endsWith(".d.ts") && !name.startsWith("index"))
    .sort()
    .flatMap((name) => {
      const text = readFileSync(join(folder, name), "utf8");
      const own = name.slice(0, -".d.ts".length);
      return [...text.matchAll(/@example\n([^]*?)(?=\n \* @|\n \*\/)/g)].map(([, body = ""], index) => {
        const code = body.replaceAll(/^ \* ?/gm, "");
        const header = /^import /m.test(code) ? "" : `import { ${own} } from "date-fns";\n`;
        return `${header}${code}\nexport const example${index} = 0;\n`;
      });
    });
}
