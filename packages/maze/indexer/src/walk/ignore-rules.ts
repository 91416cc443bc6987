import ignore, { type Ignore } from "ignore";

/** The rules of one .gitignore, for paths relative to its folder. */
export interface IgnoreRules {
  /** Whether a path is excluded, taken back in, or not named. A folder ends in `/`. */
  test(path: string): "ignored" | "unignored" | undefined;
  /** Lines that were left out, since matching them could take forever. */
  readonly costly: readonly string[];
}

/**
 * `**` between two parts of a rule at the most. Each becomes a loop of a regular expression that backtracks over the
 * folders of a path; with two of them the deepest path that is walked takes some milliseconds.
 */
const MOST_DEEP_WILDCARDS = 2;

/** Reads the text of a .gitignore, or patterns in its syntax. */
export function parseIgnoreRules(text: string | readonly string[]): IgnoreRules {
  const lines = typeof text === "string" ? text.replace(/^\ufeff/, "").split(/\r?\n/) : text;
  const costly = lines.filter(isCostly);
  const isEmpty = lines.every((line) => line.trim() === "");
  const rules: Ignore = ignore({ ignorecase: false }).add(lines.filter((line) => !isCostly(line)));
  return {
    costly,
    test(path) {
      // Asked about every path of a project, also where it has no rules at all.
      if (isEmpty) return undefined;
      const { ignored, unignored } = rules.test(path);
      return ignored ? "ignored" : unignored ? "unignored" : undefined;
    },
  };
}

function isCostly(line: string): boolean {
  const deep = line
    .split("/")
    .slice(1, -1)
    .filter((segment) => /^\*\*+$/.test(segment));
  return deep.length > MOST_DEEP_WILDCARDS && !line.startsWith("#");
}

/** The rules that hold in a folder: its own and those of the folders around it, the nearest first. */
export interface IgnoreScope {
  readonly rules: readonly { readonly folder: string; readonly rules: IgnoreRules }[];
}

/** Whether the nearest rule that names a path excludes it. All paths are relative to one place, with `/`. */
export function isIgnored({ rules: scopes }: IgnoreScope, path: string): boolean {
  for (const { folder, rules } of scopes) {
    if (folder !== "" && !path.startsWith(`${folder}/`)) continue;
    const verdict = rules.test(folder === "" ? path : path.slice(folder.length + 1));
    if (verdict !== undefined) return verdict === "ignored";
  }
  return false;
}
