import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type Finding } from "./finding.ts";
import { publicPackages, type Workspace } from "./workspace.ts";

const shortest = 30;
const longest = 80;

/** The README of a package says enough to use it and leaves the depth to the docs. */
export function readmeLength(workspace: Workspace): readonly Finding[] {
  return publicPackages(workspace).flatMap(({ folder, name }): readonly Finding[] => {
    const at = `${folder}/README.md`;
    const file = join(workspace.root, at);
    if (!existsSync(file)) return [{ at, message: "the README is missing" }];
    const text = readFileSync(file, "utf8");
    const lines = text.trimEnd().split("\n").length;
    const range = `${shortest} to ${longest} lines`;
    return [
      ...(lines < shortest || lines > longest ? [{ at, message: `has ${lines} lines, not ${range}` }] : []),
      ...(text.startsWith(`# ${name}\n`) ? [] : [{ at, message: `must begin with "# ${name}"` }]),
    ];
  });
}
