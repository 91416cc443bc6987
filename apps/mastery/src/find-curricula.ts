import { existsSync, readdirSync, realpathSync } from "node:fs";
import { delimiter, join, resolve } from "node:path";
import { MazeError } from "@maze/core";
import { engineErrorCodes } from "@mastery/engine";
import type { CliIo } from "./cli-io.ts";

/** The curricula that come with the command, from its sources and as it is installed. */
const OWN = ["../../../curricula", "./curricula"].map((path) => join(import.meta.dirname, path));

const isCurriculum = (folder: string): boolean => existsSync(join(folder, "curriculum.yaml"));

/** The folders of all curricula by their ids, those of MASTERY_CURRICULA first. */
export function findCurricula({ env }: CliIo): ReadonlyMap<string, string> {
  const named = (env["MASTERY_CURRICULA"] ?? "").split(delimiter).filter((folder) => folder !== "");
  const found = new Map<string, string>();
  for (const root of [...named, ...OWN].filter((folder) => existsSync(folder))) {
    for (const id of readdirSync(root).sort()) {
      const folder = join(root, id);
      if (!found.has(id) && isCurriculum(folder)) found.set(id, folder);
    }
  }
  return found;
}

/**
 * The folder of a curriculum by its id or path.
 *
 * @throws {MazeError} MASTERY_ENGINE_UNKNOWN_CURRICULUM
 */
export function curriculumFolder(name: string, io: CliIo): string {
  const known = findCurricula(io);
  const folder = known.get(name) ?? resolve(io.cwd, name);
  if (isCurriculum(folder)) return realpathSync(folder);
  throw new MazeError({
    code: "MASTERY_ENGINE_UNKNOWN_CURRICULUM",
    message: `there is no curriculum "${name}"; there are: ${[...known.keys()].join(", ") || "none"}`,
    hint: engineErrorCodes.MASTERY_ENGINE_UNKNOWN_CURRICULUM.hint,
  });
}
