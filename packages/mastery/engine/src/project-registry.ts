import { createHash } from "node:crypto";
import { existsSync, readFileSync, realpathSync } from "node:fs";
import { dirname, join } from "node:path";
import { z } from "zod";
import { engineError } from "./engine-error.ts";
import { writeStateFile } from "./files/write-state-file.ts";

const registrationSchema = z.strictObject({
  version: z.literal(1),
  /** The learner's project. */
  path: z.string(),
  /** The folder of the curriculum that they work on now; the progress of others stays. */
  curriculum: z.string(),
});
export type Registration = z.infer<typeof registrationSchema>;

/** A project in which a curriculum was begun. Everything about it lies in our own folder, nothing in the project. */
export interface RegisteredProject extends Registration {
  /** The folder of ours for it. */
  readonly store: string;
}

export function storeOf(home: string, project: string): string {
  return join(home, "projects", createHash("sha256").update(realpathSync(project)).digest("hex").slice(0, 16));
}

/** Remembers the project and the curriculum that is worked on in it. */
export function registerProject(home: string, project: string, curriculum: string): RegisteredProject {
  const path = realpathSync(project);
  const store = storeOf(home, path);
  const registration: Registration = { version: 1, path, curriculum };
  writeStateFile(join(store, "project.json"), registration);
  return { ...registration, store };
}

/**
 * The project that a directory lies in: itself or the nearest one above it.
 *
 * @throws {MazeError} MASTERY_ENGINE_NO_PROJECT, MASTERY_ENGINE_STATE
 */
export function findProject(home: string, directory: string): RegisteredProject {
  for (let at = realpathSync(directory); ; at = dirname(at)) {
    const store = storeOf(home, at);
    const file = join(store, "project.json");
    if (existsSync(file)) return { ...readRegistration(file), store };
    if (dirname(at) === at)
      throw engineError("MASTERY_ENGINE_NO_PROJECT", `no curriculum was begun in ${directory}`, { directory });
  }
}

function readRegistration(file: string): Registration {
  try {
    return registrationSchema.parse(JSON.parse(readFileSync(file, "utf8")));
  } catch (cause) {
    throw engineError(
      "MASTERY_ENGINE_STATE",
      `${file} is damaged; \`mastery init\` writes it anew, and no progress is lost`,
      { file },
      cause,
    );
  }
}
