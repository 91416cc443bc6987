import { Command, Option } from "commander";
import type { CliIo } from "./cli-io.ts";
import type { CommandRunner } from "./command.ts";
import type { JustifyOptions } from "./commands/justify.ts";
import { version } from "./version.ts";

/** The whole command line as a commander program; nothing is loaded but the declarations. */
export function createProgram(run: CommandRunner, io: Pick<CliIo, "stdout" | "stderr">): Command {
  const program = new Command("mastery")
    .description("Build, explain and mend code in your own repository, offline.")
    .version(version, "-V, --version", "print the version")
    .showSuggestionAfterError(true)
    .showHelpAfterError("(add --help for the options)")
    .exitOverride()
    .configureOutput({ writeOut: io.stdout, writeErr: io.stderr })
    .addHelpText("after", exitCodesHelp);
  registerLearning(program, run);
  registerJustify(program, run);
  registerAbout(program, run);
  const addShared = (command: Command): void => {
    if (command.commands.length > 0) command.commands.forEach(addShared);
    else for (const option of sharedOptions()) command.addOption(option);
  };
  program.commands.forEach(addShared);
  return program;
}

const exitCodesHelp = `
Exit codes: 0 done or passed, 1 not passed (or the answer is no), 2 wrong usage, 3 something required is missing here,
70 a bug of mastery, 130 interrupted.

Begin with:  mastery curriculum list,  mastery init hello,  mastery show
Shell completion: source <(mastery complete bash)   (also zsh, fish, powershell)`;

function sharedOptions(): Option[] {
  return [
    new Option("--json", "print one JSON document"),
    new Option("--cwd <directory>", "work in this directory instead of the current one"),
    new Option("--unsafe-no-isolation", "run code without isolation where this machine offers none"),
  ];
}

function registerLearning(program: Command, run: CommandRunner): void {
  program
    .command("init")
    .argument("<curriculum>", "an id of `mastery curriculum list`, or the folder of a curriculum")
    .description("begin a curriculum here: starter files are added, nothing that is there is changed")
    .addHelpText("after", "\nExample: mastery init hello")
    .action((id: string, _options, command: Command) =>
      run(command, async () => (await import("./commands/init.ts")).init(id)),
    );
  program
    .command("status")
    .description("where you are, and what comes next")
    .action((_options, command: Command) => run(command, async () => (await import("./commands/status.ts")).status));
  program
    .command("show")
    .argument("[module]", "another module than the current one")
    .description("what is to be done: the prompt, the questions, or the challenge")
    .action((id: string | undefined, _options, command: Command) =>
      run(command, async () => (await import("./commands/show.ts")).show(id)),
    );
  program
    .command("next")
    .description("what comes next, and the command for it")
    .action((_options, command: Command) => run(command, async () => (await import("./commands/next.ts")).next));
  program
    .command("submit")
    .aliases(["submit-build", "submit-fix"])
    .description("have the current stage judged")
    .action((_options, command: Command) => run(command, async () => (await import("./commands/submit.ts")).submit));
  program
    .command("hint")
    .description("the next hint of the current stage")
    .action((_options, command: Command) => run(command, async () => (await import("./commands/hint.ts")).hint));
  program
    .command("start-challenge")
    .alias("harden")
    .description("put a verified bug into a copy of your own code, for you to find")
    .action((_options, command: Command) =>
      run(command, async () => (await import("./commands/start-challenge.ts")).startChallenge),
    );
  program
    .command("select")
    .argument("<module>")
    .description("work on another module whose prerequisites are complete")
    .action((id: string, _options, command: Command) =>
      run(command, async () => (await import("./commands/select.ts")).select(id)),
    );
  program
    .command("reset")
    .alias("progress-reset")
    .argument("[module]", "all modules where it is left out")
    .description("forget the progress; your files stay as they are, and `undo` brings it back")
    .action((id: string | undefined, _options, command: Command) =>
      run(command, async () => (await import("./commands/reset.ts")).reset(id)),
    );
  program
    .command("undo")
    .description("take back the last recorded step; your files stay as they are")
    .action((_options, command: Command) => run(command, async () => (await import("./commands/undo.ts")).undo));
}

function registerJustify(program: Command, run: CommandRunner): void {
  program
    .command("justify")
    .alias("submit-justification")
    .argument("[id]", "a question or an item; without it, all are listed")
    .argument("[answer...]", "the answer; without it, it is read from --file, from stdin, or from your editor")
    .option("--file <path>", "read the answer from this file")
    .option("--assess <concepts>", "compare your answer with the checklist: the ids of what it says, with commas")
    .option("--reveal", "show the checklist of a question that you have answered")
    .option("--queue", "leave the answer to be graded later")
    // An answer may begin with a minus sign.
    .allowUnknownOption()
    .description("explain your code: answer the questions and items of the module")
    .addHelpText("after", '\nExample: mastery justify nan "0 / 0 is NaN, which spreads silently"')
    .action((id: string | undefined, answer: string[], options: JustifyOptions, command: Command) =>
      run(command, async () => (await import("./commands/justify.ts")).justify(id, answer.join(" "), options)),
    );
}

function registerAbout(program: Command, run: CommandRunner): void {
  const curriculum = program.command("curriculum").description("the curricula themselves");
  curriculum
    .command("list")
    .description("the curricula that can be begun, and the modules of the current one")
    .action((_options, command: Command) =>
      run(command, async () => (await import("./commands/curriculum-list.ts")).list),
    );
  program
    .command("curriculum-list", { hidden: true })
    .action((_options, command: Command) =>
      run(command, async () => (await import("./commands/curriculum-list.ts")).list),
    );
  curriculum
    .command("check")
    .argument("[curriculum]", "an id or a folder; without it, all")
    .option("--module <id>", "this module only")
    .description("prove that every module can be completed; for authors and CI")
    .action((id: string | undefined, options: { module?: string }, command: Command) =>
      run(command, async () => (await import("./commands/curriculum-check.ts")).check(id, options.module)),
    );
  program
    .command("stats")
    .description("attempts, hints and answers so far")
    .action((_options, command: Command) => run(command, async () => (await import("./commands/stats.ts")).stats));
  program
    .command("doctor")
    .description("what is found on this machine, and where the state is")
    .action((_options, command: Command) => run(command, async () => (await import("./commands/doctor.ts")).doctor));
}
