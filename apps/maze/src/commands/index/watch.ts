import { printableJson } from "@maze/core";
import { watchProject, type FileChange } from "@maze/indexer";
import type { CliIo } from "../../cli-io.ts";
import type { CommandResult, GlobalOptions } from "../../command.ts";
import { CliExitCode } from "../../exit-code.ts";
import type { OpenProject } from "../../open-project.ts";
import { openStore } from "../../open-store.ts";
import { counted, createPaint, duration, forTerminal, type Paint } from "../../terminal-text.ts";

/** Names of one file that are shown. */
const MOST_NAMES = 8;

/** Keeps the stored index current until Ctrl-C, and says what changes: lines for people, or one JSON document in a line. */
export async function watchIndex(io: CliIo, project: OpenProject, options: GlobalOptions): Promise<CommandResult> {
  const opened = await openStore(project, project.context);
  const say = (text: string): void => io.stderr(forTerminal(`${text}\n`));
  try {
    for (const warning of opened.warnings) say(warning);
    const paint = createPaint(io.colour);
    await watchProject({
      store: opened.store,
      signal: io.signal,
      now: io.now,
      onReady: ({ files }) => {
        say(`watching ${counted(files, "file")}; Ctrl-C ends it`);
      },
      onNote: say,
      onChange: (changes, durationMs) => {
        if (options.json === true) {
          const document = { schema: "maze.index.watch/v1", changes, durationMs };
          io.stdout(`${printableJson(JSON.stringify(document))}\n`);
        } else
          io.stdout(
            forTerminal(
              `${changes.map((change) => lineOf(change, paint)).join("\n")}  ${paint.dim(duration(durationMs))}\n`,
            ),
          );
      },
    });
    return { document: null, text: "", exitCode: CliExitCode.interrupted, ended: true };
  } finally {
    await opened.close();
  }
}

function lineOf({ path, change, declared, dropped }: FileChange, paint: Paint): string {
  const names = (all: readonly string[], mark: string): string[] => [
    ...all.slice(0, MOST_NAMES).map((name) => `${mark}${name}`),
    ...(all.length > MOST_NAMES ? [`${mark}${String(all.length - MOST_NAMES)} more`] : []),
  ];
  const shown = [...names(declared, "+").map(paint.added), ...names(dropped, "-").map(paint.removed)].join(" ");
  return `${change.padEnd(7)}  ${path}${shown === "" ? "" : `  ${shown}`}`.replaceAll(/[\r\n]/g, "\ufffd");
}
