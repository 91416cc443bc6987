import type { Diagnostic } from "@maze/core";
import { configDiagnostic, type ConfigProblem } from "./config-problem.ts";
import { findConfigFiles, type FindConfigFilesOptions, pathOf } from "./find-config-files.ts";
import type { ConfigText } from "./layers/file-layer.ts";
import { nodeConfigFiles } from "./node-config-files.ts";
import { readConfigFile } from "./read-config-file.ts";

/** The files of a directory's configuration that could be read, weakest first, and what was wrong with the others. */
export interface ConfigTexts {
  readonly texts: readonly ConfigText[];
  readonly problems: readonly ConfigProblem[];
  readonly warnings: readonly Diagnostic[];
}

/** Finds and reads the global and the project file. */
export function readConfigTexts(options: FindConfigFilesOptions): ConfigTexts {
  const { files = nodeConfigFiles } = options;
  const path = pathOf(options.platform);
  const found = findConfigFiles(options);
  const texts: ConfigText[] = [];
  const problems: ConfigProblem[] = [];
  const warnings = found.ignoredXdg
    ? [configDiagnostic("warning", "MAZE_CONFIG_RELATIVE_XDG", "XDG_CONFIG_HOME is not an absolute path; ignored")]
    : [];
  const read = (layer: ConfigText["layer"], file: string, name: string, shownName: string): void => {
    const result = readConfigFile(files, file, name, shownName);
    if ("problem" in result) problems.push(result.problem);
    else texts.push({ layer, path: file, name, shownName, text: result.text });
  };
  const [project, second] = found.project;
  if (found.hasGlobal) read("global", found.global, found.global, found.global);
  if (project !== undefined && second !== undefined) {
    const message = `${project} and ${second} are both there`;
    const hint = "Keep one of the two files.";
    problems.push({ diagnostic: configDiagnostic("error", "MAZE_CONFIG_TWO_PROJECT_FILES", message, hint) });
  } else if (project !== undefined) {
    const name = path.relative(found.projectDirectory, project).replaceAll(path.sep, "/");
    read("project", project, name, path.relative(options.cwd, project));
  }
  return { texts, problems, warnings };
}
