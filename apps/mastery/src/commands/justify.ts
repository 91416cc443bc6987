import { readFile } from "node:fs/promises";
import { mkdirSync, existsSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import type { CurriculumModule } from "@mastery/curriculum";
import { justifyEntries, progressOf } from "@mastery/engine";
import { MazeError } from "@maze/core";
import type { CliIo } from "../cli-io.ts";
import type { CommandResult, CommandWork } from "../command.ts";
import { cliErrorCodes } from "../errors.ts";
import { CliExitCode } from "../exit-code.ts";
import { entryLines } from "../justify-text.ts";
import { openMastery, type OpenMastery } from "../open-mastery.ts";

export interface JustifyOptions {
  readonly file?: string;
  readonly assess?: string;
  readonly reveal?: boolean;
  readonly queue?: boolean;
}

export function justify(id: string | undefined, given: string, options: JustifyOptions): CommandWork {
  return async (io, globals) => {
    const unknown = [id ?? "", given].find((word) => /^--[a-z]/.test(word));
    if (unknown !== undefined) throw usage(`there is no option ${unknown}; such an answer goes into --file or stdin`);
    const open = await openMastery(io, globals);
    if (id === undefined) return list(open);
    if (options.reveal === true) return reveal(open, id);
    const { mastery, project } = open;
    if (options.queue === true) await mastery.assess(id, "queued");
    else if (options.assess !== undefined) {
      await mastery.assess(id, {
        met: options.assess
          .split(",")
          .map((concept) => concept.trim())
          .filter((concept) => concept !== ""),
      });
    } else {
      const { result } = await mastery.answer(id, await answerText(io, id, given, options, project.store));
      if (!result.success) return answered(id, false, result.by, result.feedback);
      if (result.by === "filter") {
        const feedback = [
          `Recorded; nobody has graded it. Compare it with: mastery justify ${id} --reveal`,
          ...result.feedback,
        ];
        return answered(id, true, result.by, feedback);
      }
      return finish(open, answered(id, true, result.by, result.feedback));
    }
    return finish(open, answered(id, true, options.queue === true ? "queued" : "self", ["Recorded as such."]));
  };
}

async function list({ mastery }: OpenMastery): Promise<CommandResult> {
  const { progress, current, notices } = await mastery.state();
  const module = current?.module;
  const entries = module === undefined ? [] : justifyEntries(module, progressOf(progress, module.id));
  return {
    document: { schema: "mastery.justify/v1", module: module?.id ?? null, entries },
    text: module === undefined ? "No module is selected." : entryLines(module, entries).join("\n"),
    exitCode: CliExitCode.done,
    warnings: notices,
  };
}

/** The checklist, for somebody who has answered: before, it would be the answer. */
async function reveal({ mastery }: OpenMastery, id: string): Promise<CommandResult> {
  const { progress, current } = await mastery.state();
  const module: CurriculumModule | undefined = current?.module;
  const question = module?.justify?.questions.find((candidate) => candidate.id === id);
  const answer = module === undefined ? undefined : progressOf(progress, module.id).answers.get(id);
  if (question === undefined) throw usage(`there is no question "${id}" in the current module`);
  if (answer === undefined || !answer.success) throw usage(`answer ${id} first: the checklist gives the answer away`);
  const concepts = question.concepts.map(({ id: concept, text }) => ({ id: concept, text }));
  const lines = concepts.map(({ id: concept, text }) => `  ${concept}: ${text}`);
  return {
    document: { schema: "mastery.checklist/v1", id, answer: answer.response, concepts },
    text: [
      `You wrote: ${answer.response}`,
      "",
      "A good answer says:",
      ...lines,
      "",
      `mastery justify ${id} --assess ${concepts.map((concept) => concept.id).join(",")}   (only what yours says)`,
    ].join("\n"),
    exitCode: CliExitCode.done,
  };
}

function answered(id: string, success: boolean, by: string, feedback: readonly string[]): CommandResult {
  return {
    document: { schema: "mastery.answer/v1", id, success, by, feedback },
    text: [
      `${id}: ${success ? (by === "code" || by === "grader" ? "right." : "noted.") : "not yet."}`,
      ...feedback,
    ].join("\n  "),
    exitCode: success ? CliExitCode.done : CliExitCode.no,
  };
}

/** The last answer ends the stage. */
async function finish({ mastery }: OpenMastery, result: CommandResult): Promise<CommandResult> {
  const { current } = await mastery.state();
  if (current?.stage !== "justify") return result;
  const { passed, reason } = await mastery.submit();
  return {
    ...result,
    document: { ...result.document, stagePassed: passed },
    text: `${result.text}\n${passed ? `Justify is passed. ${reason}` : reason}`,
  };
}

/** The answer of the command line, of a file, of stdin, or of the editor, whose draft is kept. */
async function answerText(
  io: CliIo,
  id: string,
  given: string,
  { file }: JustifyOptions,
  store: string,
): Promise<string> {
  if (given !== "") return given;
  if (file !== undefined)
    return readFile(resolve(io.cwd, file), "utf8").catch(() => {
      throw usage(`the file ${file} cannot be read`);
    });
  if (io.edit !== undefined) {
    const folder = join(store, "drafts");
    mkdirSync(folder, { recursive: true });
    const draft = join(folder, `${id.replace(/[^\w-]/g, "_")}.md`);
    if (!existsSync(draft)) writeFileSync(draft, "");
    await io.edit(draft);
    return readFile(draft, "utf8");
  }
  const piped = await io.stdin();
  if (piped !== undefined && piped.trim() !== "") return piped;
  throw usage(`give the answer to ${id} on the command line, in --file, on stdin, or set EDITOR`);
}

function usage(message: string): MazeError {
  return new MazeError({ code: "MASTERY_CLI_USAGE", message, hint: cliErrorCodes.MASTERY_CLI_USAGE.hint });
}
