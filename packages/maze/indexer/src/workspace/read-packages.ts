import { lstatSync, readdirSync, readFileSync } from "node:fs";
import { join, posix } from "node:path";
import type { ProjectIndex } from "@maze/core";
import { byCodeUnit } from "../walk/walk-project.ts";

type WorkspacePackage = NonNullable<ProjectIndex["packages"]>[number];

/** A manifest of more bytes is no manifest. */
const LARGEST_MANIFEST = 1024 * 1024;
const DEEPEST = 8;
const MOST_PACKAGES = 10_000;

/**
 * The packages of a workspace, as `pnpm-workspace.yaml` or `workspaces` of package.json declare them; `undefined` for a
 * project that is none. No link is followed.
 */
export function readPackages(root: string): WorkspacePackage[] | undefined {
  const declared = declaredPatterns(root);
  if (declared === undefined) return undefined;
  const { patterns, declaredBy } = declared;
  const wanted = patterns.filter((pattern) => !pattern.startsWith("!"));
  const unwanted = patterns
    .filter((pattern) => pattern.startsWith("!"))
    .map((pattern) => expressionOf(pattern.slice(1)));
  const folders = new Set<string>();
  for (const pattern of wanted) expand(root, "", segmentsOf(pattern), folders, 0);
  return [...folders]
    .filter((folder) => !unwanted.some((expression) => expression.test(folder)))
    .sort(byCodeUnit)
    .slice(0, MOST_PACKAGES)
    .flatMap((path) => {
      const manifest = jsonObject(readText(join(root, path, "package.json")));
      if (manifest === undefined) return [];
      const { name, version } = manifest;
      return [
        {
          name: typeof name === "string" ? name : path,
          path,
          ...(typeof version === "string" ? { version } : {}),
          declaredBy,
        },
      ];
    });
}

function declaredPatterns(
  root: string,
): { patterns: string[]; declaredBy: WorkspacePackage["declaredBy"] } | undefined {
  const yaml = readText(join(root, "pnpm-workspace.yaml"));
  const ofPnpm = yaml === undefined ? [] : listUnder(yaml, "packages");
  if (ofPnpm.length > 0) return { patterns: ofPnpm, declaredBy: "pnpm-workspace.yaml" };
  const workspaces = jsonObject(readText(join(root, "package.json")))?.["workspaces"];
  const list: unknown =
    typeof workspaces === "object" && workspaces !== null && "packages" in workspaces
      ? workspaces.packages
      : workspaces;
  const patterns = Array.isArray(list) ? list.filter((one) => typeof one === "string") : [];
  return patterns.length === 0 ? undefined : { patterns, declaredBy: "package.json" };
}

/** The texts of one list at the top level of a YAML file, `- "a"` in lines or `["a"]`; anything else of YAML is not read. */
function listUnder(yaml: string, key: string): string[] {
  const lines = yaml.split(/\r?\n/);
  const at = lines.findIndex((line) => line.startsWith(`${key}:`));
  if (at < 0) return [];
  const plain = (text: string): string =>
    text
      .replace(/\s#.*$/, "")
      .trim()
      .replace(/^(["'])(.*)\1$/, "$2");
  const inline = /^[^[]*\[(.*)\]/.exec(lines[at] ?? "")?.[1];
  if (inline !== undefined)
    return inline
      .split(",")
      .map(plain)
      .filter((text) => text !== "");
  const found: string[] = [];
  for (const line of lines.slice(at + 1)) {
    const item = /^\s*-\s+(.*)$/.exec(line)?.[1];
    if (item !== undefined) found.push(plain(item));
    else if (line.trim() !== "" && !line.trim().startsWith("#")) break;
  }
  return found;
}

const segmentsOf = (pattern: string): string[] => pattern.split("/").filter((part) => part !== "" && part !== ".");

/** Adds the folders that a pattern names. */
function expand(root: string, folder: string, rest: readonly string[], found: Set<string>, depth: number): void {
  const [first, ...others] = rest;
  if (first === undefined) {
    if (folder !== "") found.add(folder);
    return;
  }
  if (depth > DEEPEST || found.size > MOST_PACKAGES || first === "..") return;
  if (first === "**") expand(root, folder, others, found, depth);
  const isPlain = !/[*?{[]/.test(first);
  const names = isPlain ? [first] : subfoldersOf(join(root, folder));
  const expression = expressionOf(first);
  for (const name of names) {
    const path = posix.join(folder, name);
    if (!isFolder(join(root, path))) continue;
    if (first === "**") expand(root, path, rest, found, depth + 1);
    else if (isPlain || expression.test(name)) expand(root, path, others, found, depth + 1);
  }
}

const MARKS: Readonly<Record<string, string>> = {
  "**/": "(?:[^/]+/)*",
  "**": ".*",
  "*": "[^/]*",
  "?": "[^/]",
  "{": "(?:",
  "}": ")",
  ",": "|",
};

/** `**` for any folders, `*` within a name, `?` for one character, `{a,b}` for either. */
function expressionOf(pattern: string): RegExp {
  const source = segmentsOf(pattern)
    .join("/")
    .replace(/\*\*\/|\*\*|[*?{},.+^$()|[\]\\]/g, (mark) => MARKS[mark] ?? `\\${mark}`);
  try {
    return new RegExp(`^${source}$`);
  } catch {
    return /^(?!)/; // Braces that do not match name nothing.
  }
}

function subfoldersOf(folder: string): string[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && entry.name !== "node_modules" && !entry.name.startsWith("."))
      .map(({ name }) => name);
  } catch {
    return []; // A folder that may not be read has no packages for us.
  }
}

const isFolder = (path: string): boolean => lstatSync(path, { throwIfNoEntry: false })?.isDirectory() === true;

function readText(path: string): string | undefined {
  try {
    const found = lstatSync(path);
    return found.isFile() && found.size <= LARGEST_MANIFEST ? readFileSync(path, "utf8") : undefined;
  } catch {
    return undefined; // It is not there, or may not be read; manifestFindings says the latter of package.json.
  }
}

function jsonObject(text: string | undefined): Readonly<Record<string, unknown>> | undefined {
  try {
    const data: unknown = JSON.parse((text ?? "").replace(/^\ufeff/, ""));
    return typeof data === "object" && data !== null && !Array.isArray(data) ? { ...data } : undefined;
  } catch {
    return undefined;
  }
}
