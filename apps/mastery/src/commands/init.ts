import { loadCurriculum } from "@mastery/curriculum";
import { registerProject } from "@mastery/engine";
import type { CommandWork } from "../command.ts";
import { CliExitCode } from "../exit-code.ts";
import { curriculumFolder } from "../find-curricula.ts";
import { masteryOf } from "../open-mastery.ts";
import { stateHome } from "../state-home.ts";

export function init(name: string): CommandWork {
  return async (io, options) => {
    const curriculum = await loadCurriculum({ directory: curriculumFolder(name, io) });
    const project = registerProject(stateHome(io), io.cwd, curriculum.directory);
    const { written, kept } = await masteryOf(io, options, project, curriculum).init();
    const lines = [
      `${curriculum.manifest.title}: ${curriculum.manifest.summary}`,
      "",
      ...(written.length === 0 ? ["Nothing had to be added."] : [`Added: ${written.join(", ")}`]),
      ...(kept.length === 0 ? [] : [`Already there, and left as it is: ${kept.join(", ")}`]),
      "",
      "Read the first task with: mastery show",
    ];
    return {
      document: { schema: "mastery.init/v1", curriculum: curriculum.id, project: project.path, written, kept },
      text: lines.join("\n"),
      exitCode: CliExitCode.done,
    };
  };
}
