import { printable, type ProgressEvent } from "@maze/core";
import type { CliIo } from "./cli-io.ts";
import type { GlobalOptions } from "./command.ts";

/** One line on stderr that says what is being done, on a terminal only. */
export interface ProgressLine {
  show(event: ProgressEvent): void;
  clear(): void;
}

const verbs: Readonly<Record<string, string>> = {
  index: "indexing",
  generate: "generating",
  validate: "checking",
  fix: "fixing",
};

export function createProgressLine(io: CliIo, options: GlobalOptions): ProgressLine {
  if (!io.stderrIsTty || options.json === true) return { show: () => undefined, clear: () => undefined };
  let shown = false;
  return {
    show(event) {
      const count =
        event.type === "advanced" && event.total !== undefined
          ? ` ${String(event.done + 1)}/${String(event.total)}`
          : "";
      io.stderr(
        `\r\u001b[2K${verbs[event.room] ?? event.room}${count} ${printable(event.message.replaceAll("\n", " ")).slice(0, 60)}`,
      );
      shown = true;
    },
    clear() {
      if (shown) io.stderr("\r\u001b[2K");
      shown = false;
    },
  };
}
