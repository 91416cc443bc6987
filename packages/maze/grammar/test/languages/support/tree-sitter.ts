import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

/** The parsers that judge, by the package that publishes each as WebAssembly. */
const grammars = {
  go: { name: "tree-sitter-go", version: "0.25.0" },
  python: { name: "tree-sitter-python", version: "0.25.0" },
  rust: { name: "tree-sitter-rust", version: "0.24.0" },
  zig: { name: "@tree-sitter-grammars/tree-sitter-zig", version: "1.1.2" },
} as const;
const runtime = { name: "web-tree-sitter", version: "0.27.2" };

/** The languages that a tree-sitter grammar judges. */
export type JudgedLanguage = keyof typeof grammars;

/** What is used of the runtime, whose own types are not installed here. */
interface Runtime {
  readonly Parser: { init(): Promise<void>; new (): Parser };
  readonly Language: { load(path: string): Promise<unknown> };
}
interface Parser {
  setLanguage(language: unknown): void;
  parse(text: string): { readonly rootNode: { readonly hasError: boolean }; delete(): void };
}

/** Installs the parsers once, outside of the workspace: together they are too large to come with every clone. */
function install(): string {
  const all = [...Object.values(grammars), runtime].map(({ name, version }) => `${name}@${version}`);
  const cache = process.env["MAZE_BENCH_CACHE"] ?? join(homedir(), ".cache", "maze-bench");
  const target = join(cache, `tree-sitter-${all.join("+").replaceAll(/[^\w.+-]/g, "_")}`);
  if (existsSync(target)) return target;
  const staging = `${target}.${String(process.pid)}`;
  mkdirSync(staging, { recursive: true });
  writeFileSync(join(staging, "package.json"), '{ "private": true }\n');
  const flags = ["--ignore-scripts", "--no-audit", "--no-fund", "--legacy-peer-deps", "--loglevel=error"];
  const { status, stderr } = spawnSync("npm", ["install", ...flags, ...all], { cwd: staging, encoding: "utf8" });
  if (status !== 0) {
    rmSync(staging, { recursive: true, force: true });
    throw new Error(`npm could not install ${all.join(", ")}\n${stderr}`);
  }
  renameSync(staging, target);
  return target;
}

/** Whether the tree-sitter grammar of a language parses a text without an error. */
export async function treeSitterJudge(language: JudgedLanguage): Promise<(text: string) => boolean> {
  const modules = join(install(), "node_modules");
  const { Parser, Language } = (await import(
    pathToFileURL(join(modules, runtime.name, "web-tree-sitter.js")).href
  )) as Runtime;
  await Parser.init();
  const { name } = grammars[language];
  const parser = new Parser();
  parser.setLanguage(await Language.load(join(modules, name, `${name.split("/").at(-1) ?? name}.wasm`)));
  return (text) => {
    const tree = parser.parse(text);
    const accepted = !tree.rootNode.hasError;
    tree.delete();
    return accepted;
  };
}
