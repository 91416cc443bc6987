import { relative, resolve } from "node:path";
import type { ProjectIndex } from "@maze/core";
import type { CliIo } from "../../cli-io.ts";
import type { CommandResult, GlobalOptions } from "../../command.ts";
import { CliExitCode } from "../../exit-code.ts";
import { projectPath } from "../../find-project.ts";
import { stopIfInterrupted } from "../../interruption.ts";
import { manifestWarnings } from "../../manifest-warnings.ts";
import { openProject } from "../../open-project.ts";
import { createProgressLine } from "../../progress-line.ts";
import { columns, counted, createPaint, duration, type Paint } from "../../terminal-text.ts";
import { writeOutput } from "../../write-output.ts";
import type { IndexOptions } from "./command.ts";

/** Indexes the project, or what is below a path of it. */
export async function runIndex(
  io: CliIo,
  path: string | undefined,
  options: GlobalOptions & IndexOptions,
): Promise<CommandResult> {
  const project = openProject(io, options);
  const progress = createProgressLine(io, options);
  try {
    const below =
      path === undefined || resolve(io.cwd, path) === project.directory
        ? undefined
        : [projectPath(project.directory, io.cwd, path)];
    const index = await project.rooms.index(project.directory, below, {
      ...project.context,
      onProgress: progress.show,
    });
    progress.clear();
    await stopIfInterrupted(io.signal);
    const output =
      options.output === undefined
        ? undefined
        : relative(io.cwd, writeOutput(io.cwd, options.output, `${JSON.stringify(index, null, 2)}\n`));
    const broken = index.diagnostics.filter((diagnostic) => diagnostic.severity === "error");
    return {
      document: { schema: "maze.index/v1", index, output: output ?? null },
      text: renderIndex(index, output, createPaint(io.colour)),
      exitCode: CliExitCode.done,
      changed: output !== undefined,
      warnings: [
        ...(await manifestWarnings(project.directory)),
        ...broken.map(
          (finding) =>
            `${finding.file ?? ""}${finding.span === undefined ? "" : `:${String(finding.span.from.line)}`} ${finding.message}`,
        ),
      ],
    };
  } finally {
    progress.clear();
    await project.close();
  }
}

function renderIndex(index: ProjectIndex, output: string | undefined, paint: Paint): string {
  const byKind = new Map<string, number>();
  for (const symbol of index.symbols) byKind.set(symbol.kind, (byKind.get(symbol.kind) ?? 0) + 1);
  const kinds = [...byKind].sort((a, b) => b[1] - a[1]).map(([kind, count]) => `${String(count)} ${kind}`);
  const lines = index.files.reduce((sum, file) => sum + file.lines, 0);
  return [
    paint.strong(index.root),
    ...columns(
      [
        ["files", `${counted(index.files.length, "file")}, ${counted(lines, "line")}`],
        ["symbols", kinds.length === 0 ? "none" : kinds.join(", ")],
        ["imports", counted(index.imports.length, "import")],
        ["tests", counted(index.tests.length, "test")],
        [
          "dependencies",
          index.dependencies
            .map(({ name, version, dev }) => `${name} ${version ?? "(not installed)"}${dev ? " (dev)" : ""}`)
            .join(", ") || "none",
        ],
        ...index.styles.map((style) => ["style", `${style.language}: ${styleText(style)}`]),
        ["time", duration(index.durationMs)],
      ],
      "  ",
    ),
    ...(index.holes.length === 0
      ? ["", "No typed holes."]
      : [
          "",
          paint.strong(counted(index.holes.length, "typed hole")),
          ...columns(
            index.holes.map((hole) => [hole.id, hole.signature, paint.dim(counted(hole.examples.length, "example"))]),
            "  ",
          ),
        ]),
    ...(index.skipped.length === 0
      ? []
      : [
          "",
          paint.strong("Not indexed"),
          ...columns(
            index.skipped.map(({ path, reason }) => [path, reason]),
            "  ",
          ),
        ]),
    ...(output === undefined ? [] : ["", `The whole index is in ${output}`]),
  ].join("\n");
}

function styleText(style: ProjectIndex["styles"][number]): string {
  const parts = [
    style.quotes === undefined ? undefined : `${style.quotes.value} quotes`,
    style.semicolons === undefined ? undefined : style.semicolons.value ? "semicolons" : "no semicolons",
    style.indent === undefined
      ? undefined
      : style.indent.value === "tab"
        ? "tabs"
        : `${String(style.indent.value)} spaces`,
    style.lineBreak === undefined ? undefined : style.lineBreak.value === "\n" ? "LF" : "CRLF",
  ];
  return parts.filter((part) => part !== undefined).join(", ");
}
