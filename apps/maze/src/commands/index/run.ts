import { relative, resolve } from "node:path";
import type { ProjectIndex } from "@maze/core";
import { createFactsCache, createIndexer } from "@maze/indexer";
import type { CliIo } from "../../cli-io.ts";
import type { CommandResult, GlobalOptions } from "../../command.ts";
import { CliExitCode } from "../../exit-code.ts";
import { projectPath } from "../../find-project.ts";
import { stopIfInterrupted } from "../../interruption.ts";
import { manifestWarnings } from "../../manifest-warnings.ts";
import { openProject } from "../../open-project.ts";
import { openStore, type OpenStore } from "../../open-store.ts";
import { createProgressLine } from "../../progress-line.ts";
import { columns, counted, createPaint, duration, type Paint } from "../../terminal-text.ts";
import { writeOutput } from "../../write-output.ts";
import { usage } from "../../usage.ts";
import type { IndexFormat, IndexOptions } from "./command.ts";
import { formatIndex } from "./format.ts";
import { watchIndex } from "./watch.ts";

/** Indexes the project, or what is below a path of it. Only what changed since the last time is read. */
export async function runIndex(
  io: CliIo,
  path: string | undefined,
  options: GlobalOptions & IndexOptions,
): Promise<CommandResult> {
  const format = checkedFormat(path, options);
  const project = openProject(io, options);
  const progress = createProgressLine(io, options);
  let opened: OpenStore | undefined;
  try {
    if (options.watch === true) return await watchIndex(io, project, options);
    const below =
      path === undefined || resolve(io.cwd, path) === project.directory
        ? undefined
        : [projectPath(project.directory, io.cwd, path)];
    const context = { ...project.context, onProgress: progress.show };
    opened = await openStore(project, context);
    const indexer = createIndexer({ ...project.config.index, now: io.now, facts: createFactsCache(opened.store) });
    const index = await indexer.index({ root: project.directory, paths: below }, context);
    progress.clear();
    await stopIfInterrupted(io.signal);
    const isPrinted = options.output === undefined && format !== "json";
    const content =
      options.output === undefined && !isPrinted
        ? undefined
        : await formatIndex(format, { index, store: opened.store });
    const output =
      options.output === undefined || content === undefined
        ? undefined
        : relative(io.cwd, writeOutput(io.cwd, options.output, content));
    const broken = index.diagnostics.filter((diagnostic) => diagnostic.severity === "error");
    return {
      document: { schema: "maze.index/v1", index, output: output ?? null },
      text:
        isPrinted && typeof content === "string"
          ? content
          : renderIndex(index, { output, stored: opened }, createPaint(io.colour)),
      exitCode: CliExitCode.done,
      changed: output !== undefined,
      warnings: [
        ...opened.warnings,
        ...(await manifestWarnings(project.directory)),
        ...broken.map(
          (finding) =>
            `${finding.file ?? ""}${finding.span === undefined ? "" : `:${String(finding.span.from.line)}`} ${finding.message}`,
        ),
      ],
    };
  } finally {
    progress.clear();
    await opened?.close();
    await project.close();
  }
}

/** The format, where the options fit each other. */
function checkedFormat(path: string | undefined, options: GlobalOptions & IndexOptions): IndexFormat {
  const { watch, output, format = "json", json } = options;
  if (watch === true && (path !== undefined || output !== undefined || options.format !== undefined))
    throw usage("--watch keeps the index of the whole project", "Leave out the path, --output and --format.");
  if (output === undefined && (format === "sqlite" || format === "scip"))
    throw usage(`the format ${format} is not for a terminal`, "Add --output FILE.");
  if (output === undefined && format !== "json" && json === true)
    throw usage(`--json and --format ${format} both want the standard output`, "Add --output FILE.");
  if (path !== undefined && (format === "ctags" || format === "scip"))
    throw usage(`the format ${format} is for the whole project`, "Leave out the path.");
  return format;
}

function renderIndex(
  index: ProjectIndex,
  { output, stored }: { output: string | undefined; stored: OpenStore },
  paint: Paint,
): string {
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
        ...(index.packages === undefined
          ? []
          : [
              [
                "packages",
                someOf(index.packages.map(({ name, path }) => (name === path ? path : `${name} (${path})`))),
              ],
            ]),
        ["tests", counted(index.tests.length, "test")],
        [
          "dependencies",
          someOf(
            index.dependencies.map(
              ({ name, version, dev }) => `${name} ${version ?? "(not installed)"}${dev ? " (dev)" : ""}`,
            ),
          ),
        ],
        ...index.styles.map((style) => ["style", `${style.language}: ${styleText(style)}`]),
        ["stored", storedText(stored)],
        ["time", duration(index.durationMs)],
      ],
      "  ",
    ),
    ...(index.files.length > 0
      ? []
      : [
          "",
          "No source file was found. Folders such as node_modules, dist and build are left out (index.skipFolders), and",
          "what .gitignore excludes (index.useGitignore); maze config list shows what holds here.",
        ]),
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

/** Where the index is stored, and what is other than the last time. */
function storedText({ store, report }: OpenStore): string {
  const counts = [
    [report.added.length, "new"],
    [report.changed.length, "changed"],
    [report.removed.length, "gone"],
  ] as const;
  const changes = counts.filter(([count]) => count > 0).map(([count, what]) => `${String(count)} ${what}`);
  const place = store.file === undefined ? "in memory only" : relative(store.root, store.file);
  return `${place}, ${changes.length === 0 ? "nothing changed" : `${changes.join(", ")} since the last time`}`;
}

/** The first of many, and how many more there are. */
function someOf(all: readonly string[], most = 8): string {
  if (all.length === 0) return "none";
  const rest = all.length - most;
  return `${all.slice(0, most).join(", ")}${rest > 0 ? `, and ${String(rest)} more` : ""}`;
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
    style.lineWidth === undefined ? undefined : `up to ${String(style.lineWidth.value)} columns`,
    style.naming?.functions === undefined ? undefined : `${style.naming.functions.value} functions`,
  ];
  return parts.filter((part) => part !== undefined).join(", ");
}
