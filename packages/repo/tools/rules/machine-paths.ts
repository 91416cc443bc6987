import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type Finding } from "./finding.ts";
import { type Workspace } from "./workspace.ts";

/** The folders of one machine, written so that this file does not contain them. */
const machineFolders = ["work", "root", "home", "Users"];
/** Names that stand for any person in an example. */
const anybody = "(?!(me|you|user)/)";
const machinePath = new RegExp(`(?<![\\w.@*)}\\]/-])/(${machineFolders.join("|")})/${anybody}[a-z][\\w.-]*/`, "i");
const binary = /\.(png|jpg|gif|ico|woff2?|wasm|gz|zip|tgz)$/;

/** No tracked file names a folder of the machine it was written on. */
export function machinePaths({ root }: Workspace, files = trackedFiles(root)): readonly Finding[] {
  return files.flatMap((file): readonly Finding[] => {
    if (binary.test(file)) return [];
    const lines = readFileSync(join(root, file), "utf8").split("\n");
    return lines.flatMap((line, index) => {
      const [path] = machinePath.exec(line) ?? [];
      return path ? [{ at: `${file}:${index + 1}`, message: `"${path}" is a path of one machine` }] : [];
    });
  });
}

function trackedFiles(root: string): readonly string[] {
  const options = { cwd: root, encoding: "utf8", maxBuffer: 1 << 28 } as const;
  const list = (...flags: readonly string[]) => execFileSync("git", ["ls-files", "-z", ...flags], options).split("\0");
  const deleted = new Set(list("--deleted"));
  return list("--cached", "--others", "--exclude-standard").filter((file) => file !== "" && !deleted.has(file));
}
