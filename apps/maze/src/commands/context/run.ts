import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { renderContext, type ContextAnswer } from "@maze/indexer";
import type { CliIo } from "../../cli-io.ts";
import type { CommandResult, GlobalOptions } from "../../command.ts";
import { CliExitCode } from "../../exit-code.ts";
import { projectPath } from "../../find-project.ts";
import { stopIfInterrupted } from "../../interruption.ts";
import { openProject } from "../../open-project.ts";
import { openStore, type OpenStore } from "../../open-store.ts";
import { createProgressLine } from "../../progress-line.ts";
import { counted, createPaint } from "../../terminal-text.ts";
import { usage } from "../../usage.ts";
import type { ContextOptions } from "./command.ts";

/** Shows what one must know to write code at a place or for a description. */
export async function runContext(
  io: CliIo,
  target: string,
  options: GlobalOptions & ContextOptions,
): Promise<CommandResult> {
  if (target.trim() === "") throw usage("the target is empty");
  const project = openProject(io, options);
  const progress = createProgressLine(io, options);
  let opened: OpenStore | undefined;
  try {
    opened = await openStore(project, { ...project.context, onProgress: progress.show });
    progress.clear();
    await stopIfInterrupted(io.signal);
    const request = { target: inProject(target, io.cwd, project.directory), budget: options.budget };
    const answer = await opened.queries.context(request, project.context);
    return {
      document: { schema: "maze.context/v1", ...answer },
      text: render(answer, io.colour),
      exitCode: answer.items.length === 0 ? CliExitCode.no : CliExitCode.done,
      warnings: [...opened.warnings, ...answer.notes],
    };
  } finally {
    progress.clear();
    await opened?.close();
    await project.close();
  }
}

/** A target that begins with a file, which was typed in the working directory. */
function inProject(target: string, cwd: string, directory: string): string {
  const [, file = "", rest = ""] = /^(.*?)((?:#.*|:\d+(?::\d+)?)?)$/s.exec(target) ?? [];
  return existsSync(resolve(cwd, file)) ? `${projectPath(directory, cwd, file)}${rest}` : target;
}

function render({ items, tokens, budget, left }: ContextAnswer, colour: boolean): string {
  const paint = createPaint(colour);
  const more = left === 0 ? "" : `; ${counted(left, "more thing")} would need a larger --budget`;
  return `${renderContext(items)}\n${paint.dim(`about ${String(tokens)} of ${String(budget)} tokens, ${counted(items.length, "item")}${more}`)}`;
}
