import { existsSync, readdirSync, readFileSync, realpathSync, statSync, type Dirent } from "node:fs";
import { dirname, join, sep } from "node:path";
import { setImmediate } from "node:timers/promises";
import type { Diagnostic } from "@maze/core";
import { throwIfAborted } from "@maze/core/plain";
import { finding } from "../finding-codes.ts";
import { isIgnored, parseIgnoreRules, type IgnoreScope } from "./ignore-rules.ts";
import { toolFolderReason } from "./tool-folder.ts";

/** What a walk looks for, and what it leaves out. */
export interface WalkRequest {
  /** Absolute path of the project. */
  readonly root: string;
  /** Where to begin: folders, or files that are taken whatever the rules say. Relative, with `/`; `""` is the root. */
  readonly starts: readonly { readonly path: string; readonly isFolder: boolean }[];
  readonly skipFolders: ReadonlySet<string>;
  readonly exclude: readonly string[];
  readonly useGitignore: boolean;
  /** Whether some adapter reads files of this name. */
  readonly wants: (path: string) => boolean;
  readonly signal?: AbortSignal | undefined;
}

/** What a walk found, in the order of the paths by code units. */
export interface WalkResult {
  readonly files: readonly string[];
  /** Folders that were read, in the order of the walk; `""` is the root. */
  readonly folders: readonly string[];
  readonly skipped: readonly { readonly path: string; readonly reason: string }[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Folders that are read in one go; then whoever waits has a turn, so that Ctrl-C is heard. */
const FOLDERS_IN_ONE_GO = 200;
/** Folders inside each other at the most. */
const DEEPEST = 100;
const LARGEST_IGNORE_FILE = 1024 * 1024;

/**
 * Walks a project. Links are not followed: what they lead to inside the project is found at its own place, and nothing
 * outside the project is touched. So no link can make the walk endless. Folders are read synchronously: that takes a
 * third of the time that the thread pool takes for calls that are answered from memory.
 */
export async function walkProject(request: WalkRequest): Promise<WalkResult> {
  const files = new Set<string>();
  const folders: string[] = [];
  const skipped = new Map<string, string>();
  const diagnostics: Diagnostic[] = [];
  const top = request.useGitignore ? gitTop(request.root) : request.root;
  const prefix = fromTop(top, request.root);
  const excluded: IgnoreScope = { rules: [{ folder: "", rules: parseIgnoreRules(request.exclude) }] };

  const loadRules = (folder: string, scope: IgnoreScope): IgnoreScope => {
    const text = request.useGitignore ? readIgnoreFile(join(top, folder, ".gitignore")) : undefined;
    if (text === undefined) return scope;
    const rules = parseIgnoreRules(text);
    const file = joined(insideOf(prefix, folder, "/") ?? "", ".gitignore");
    for (const rule of rules.costly) {
      const message = `the rule "${rule.slice(0, 80)}" is left out`;
      diagnostics.push(finding({ code: "MAZE_INDEX_IGNORE_RULE_COSTLY", severity: "warning", message, file }));
    }
    return { rules: [{ folder, rules }, ...scope.rules] };
  };
  /** Rules of the folders from the top of the repository down to a folder of the project, that folder left out. */
  const rulesAbove = (path: string): IgnoreScope => {
    let scope = ancestorRules();
    const segments = path === "" ? [] : path.split("/");
    for (let i = 0; i < segments.length; i++) scope = loadRules(joined(prefix, segments.slice(0, i).join("/")), scope);
    // A folder that is named is walked even where a rule excludes it.
    return path !== "" && isIgnored(scope, joined(prefix, `${path}/`)) ? { rules: [] } : scope;
  };
  const ancestorRules = (): IgnoreScope => {
    let scope: IgnoreScope = { rules: [] };
    const segments = prefix === "" ? [] : prefix.split("/");
    for (let i = 0; i < segments.length; i++) scope = loadRules(segments.slice(0, i).join("/"), scope);
    // A project that the repository around it ignores, such as a scratch copy, was asked for all the same.
    return prefix !== "" && isIgnored(scope, `${prefix}/`) ? { rules: [] } : scope;
  };

  let foldersRead = 0;
  const walkFolder = async (folder: string, above: IgnoreScope, depth: number): Promise<void> => {
    if (++foldersRead % FOLDERS_IN_ONE_GO === 0) await setImmediate();
    throwIfAborted(request.signal);
    let entries: Dirent[];
    try {
      entries = readdirSync(join(request.root, folder), { withFileTypes: true });
    } catch (cause) {
      skipped.set(folder === "" ? "." : folder, `the folder cannot be read (${codeOf(cause)})`);
      return;
    }
    // A folder that is named is walked even where a tool made it.
    const reason = depth === 0 ? undefined : toolFolderReason(folder, entries);
    if (reason !== undefined) {
      skipped.set(folder, reason);
      return;
    }
    folders.push(folder);
    const hasRules = entries.some(({ name }) => name === ".gitignore");
    const scope = hasRules ? loadRules(joined(prefix, folder), above) : above;
    for (const entry of entries) {
      const path = joined(folder, entry.name);
      const isFolder = entry.isDirectory();
      if (isFolder ? request.skipFolders.has(entry.name) : entry.isFile() && !request.wants(entry.name)) continue;
      const rulePath = isFolder ? `${path}/` : path;
      if (isIgnored(excluded, rulePath) || isIgnored(scope, joined(prefix, rulePath))) continue;
      if (entry.isSymbolicLink()) {
        const reason = linkReason(request, path);
        if (reason !== undefined) skipped.set(path, reason);
      } else if (isFolder) {
        if (depth >= DEEPEST) skipped.set(path, `it lies more than ${String(DEEPEST)} folders deep`);
        else await walkFolder(path, scope, depth + 1);
      } else if (request.wants(entry.name)) {
        if (/[\\\0]/.test(entry.name)) skipped.set(path.replaceAll(/[\\\0]/g, "?"), "its name contains a backslash");
        else if (entry.isFile()) files.add(path);
        else skipped.set(path, "it is no regular file");
      }
    }
  };

  for (const { path, isFolder } of request.starts) {
    if (isFolder) await walkFolder(path, rulesAbove(path), 0);
    else if (request.wants(path)) files.add(path);
    else skipped.set(path, `no language adapter reads ${/\.[^./]*$/.exec(path)?.[0] ?? "files without an extension"}`);
  }
  return {
    files: [...files].sort(byCodeUnit),
    folders,
    skipped: [...skipped]
      .filter(([path]) => !files.has(path))
      .map(([path, reason]) => ({ path, reason }))
      .sort((a, b) => byCodeUnit(a.path, b.path)),
    diagnostics,
  };
}

export const byCodeUnit = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const joined = (folder: string, path: string): string =>
  folder === "" ? path : path === "" ? folder : `${folder}/${path}`;

/** Why a link is left out; `undefined` where it leads to a file that nobody reads anyway. */
function linkReason({ root, wants }: WalkRequest, path: string): string | undefined {
  try {
    const target = realpathSync(join(root, path));
    const isFolder = statSync(target).isDirectory();
    if (!isFolder && !wants(path)) return undefined;
    const inside = insideOf(realpathSync(root), target);
    return inside === undefined
      ? "it is a link that leads out of the project"
      : `it is a link to ${inside === "" ? "the project itself" : inside}, which is indexed at its own place`;
  } catch (cause) {
    return `it is a link that cannot be followed (${codeOf(cause)})`;
  }
}

/** A path below a folder, relative with `/`; `undefined` for one that is not below it. */
export function insideOf(folder: string, path: string, separator: string = sep): string | undefined {
  if (path === folder) return "";
  const start = folder === "" || folder.endsWith(separator) ? folder : `${folder}${separator}`;
  return path.startsWith(start) ? path.slice(start.length).split(separator).join("/") : undefined;
}

/** The nearest folder around a project that holds a git repository; the project itself where there is none. */
function gitTop(root: string): string {
  for (let folder = root; ; folder = dirname(folder)) {
    if (existsSync(join(folder, ".git"))) return folder;
    if (dirname(folder) === folder) return root;
  }
}

const fromTop = (top: string, root: string): string => insideOf(top, root) ?? "";

function readIgnoreFile(path: string): string | undefined {
  try {
    const found = statSync(path);
    return found.isFile() && found.size <= LARGEST_IGNORE_FILE ? readFileSync(path, "utf8") : undefined;
  } catch {
    // A folder without rules, or with rules that may not be read, has none, as for git.
    return undefined;
  }
}

function codeOf(cause: unknown): string {
  return cause instanceof Error && "code" in cause ? String(cause.code) : String(cause);
}
