import { loadCurriculum, readCurriculum } from "@mastery/curriculum";
import { findProject } from "@mastery/engine";
import { MazeError } from "@maze/core";
import type { CommandWork } from "../command.ts";
import { describeModules, moduleLine } from "../describe-modules.ts";
import { CliExitCode } from "../exit-code.ts";
import { findCurricula } from "../find-curricula.ts";
import { masteryOf } from "../open-mastery.ts";
import { stateHome } from "../state-home.ts";

export const list: CommandWork = async (io, options) => {
  const found = await Promise.all(
    [...findCurricula(io)].map(async ([id, directory]) => {
      const { curriculum, problems } = await readCurriculum({ directory });
      const { title = "", summary = "" } = curriculum?.manifest ?? {};
      return { id, directory, title, summary, modules: curriculum?.modules.length ?? 0, problems: problems.length };
    }),
  );
  const project = begun(stateHome(io), io.cwd);
  const curriculum = project === undefined ? undefined : await loadCurriculum({ directory: project.curriculum });
  const modules =
    project === undefined || curriculum === undefined
      ? []
      : describeModules(curriculum, await masteryOf(io, options, project, curriculum).state());
  return {
    document: { schema: "mastery.curricula/v1", curricula: found, current: curriculum?.id ?? null, modules },
    text: [
      ...found.map(
        ({ id, title, modules: count, problems }) =>
          `${id}  ${title} (${String(count)} modules)${problems === 0 ? "" : `, ${String(problems)} problems: mastery curriculum check ${id}`}`,
      ),
      ...(curriculum === undefined ? [] : ["", `${curriculum.id}, begun here:`, ...modules.map(moduleLine)]),
    ].join("\n"),
    exitCode: CliExitCode.done,
  };
};

function begun(home: string, directory: string): ReturnType<typeof findProject> | undefined {
  try {
    return findProject(home, directory);
  } catch (thrown) {
    if (MazeError.is(thrown, "MASTERY_ENGINE_NO_PROJECT")) return undefined;
    throw thrown;
  }
}
