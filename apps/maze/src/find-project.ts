import { existsSync } from "node:fs";
import { dirname, join, relative, resolve, sep } from "node:path";
import { MazeError } from "@maze/core";

/** Files that mark the root of a project, for every language that is indexed. */
const markers = [
  "package.json",
  "maze.toml",
  ".maze/config.toml",
  "tsconfig.json",
  "deno.json",
  "pyproject.toml",
  "Cargo.toml",
  "go.mod",
  "build.zig",
];

/** The nearest directory upwards that looks like a project's root; the directory itself where there is none. */
export function findProject(cwd: string): string {
  for (let at = cwd; ; at = dirname(at)) {
    if (markers.some((marker) => existsSync(join(at, marker)))) return at;
    if (existsSync(join(at, ".git")) || dirname(at) === at) return cwd;
  }
}

/**
 * A path that was typed in `cwd`, relative to the project and with `/`.
 *
 * @throws {MazeError} MAZE_PIPELINE_OUTSIDE_PROJECT
 */
export function projectPath(project: string, cwd: string, path: string): string {
  const inside = relative(project, resolve(cwd, path));
  if (inside !== "" && !inside.startsWith(`..${sep}`) && inside !== ".." && !resolve(inside).startsWith("\0"))
    return inside.split(sep).join("/");
  throw new MazeError({
    code: "MAZE_PIPELINE_OUTSIDE_PROJECT",
    message: `${path} is not below the project ${project}`,
    hint: "Use a path below the project, or --cwd to work in another one.",
  });
}
