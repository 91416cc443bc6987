import { loadCurriculum, type Curriculum } from "@mastery/curriculum";
import { createBugInjector, createMastery, findProject, type Mastery, type RegisteredProject } from "@mastery/engine";
import { chooseIsolation } from "@maze/sandbox";
import type { Isolation } from "@maze/core";
import type { CliIo } from "./cli-io.ts";
import type { GlobalOptions } from "./command.ts";
import { stateHome } from "./state-home.ts";

/** The project that the current directory lies in, with its curriculum. */
export interface OpenMastery {
  readonly project: RegisteredProject;
  readonly curriculum: Curriculum;
  readonly mastery: Mastery;
}

export async function openMastery(io: CliIo, options: GlobalOptions): Promise<OpenMastery> {
  const project = findProject(stateHome(io), io.cwd);
  const curriculum = await loadCurriculum({ directory: project.curriculum });
  return { project, curriculum, mastery: masteryOf(io, options, project, curriculum) };
}

export function masteryOf(
  io: CliIo,
  options: GlobalOptions,
  project: RegisteredProject,
  curriculum: Curriculum,
): Mastery {
  return createMastery({
    project: project.path,
    store: project.store,
    curriculum,
    programs: { node: io.node, env: io.env, project: project.path },
    isolation: () => isolationFor(options),
    now: io.now,
    injector: createBugInjector(),
    context: { signal: io.signal },
  });
}

export function isolationFor({ unsafeNoIsolation = false }: GlobalOptions): Isolation {
  return chooseIsolation({ unsafeNoIsolation });
}
