import { SYMBOL_KINDS, type SymbolKind } from "@maze/core";
import type { CliIo } from "../../cli-io.ts";
import type { CommandResult, GlobalOptions } from "../../command.ts";
import { CliExitCode } from "../../exit-code.ts";
import { stopIfInterrupted } from "../../interruption.ts";
import { openProject } from "../../open-project.ts";
import { openStore, type OpenStore } from "../../open-store.ts";
import { createProgressLine } from "../../progress-line.ts";
import { createPaint } from "../../terminal-text.ts";
import { usage } from "../../usage.ts";
import type { SearchOptions } from "./command.ts";
import { renderHits, renderUsages } from "./render.ts";

/** Searches the index of the project, which is brought up to date first. */
export async function runSearch(
  io: CliIo,
  query: string | undefined,
  options: GlobalOptions & SearchOptions,
): Promise<CommandResult> {
  const request = requestOf(query, options);
  const project = openProject(io, options);
  const progress = createProgressLine(io, options);
  let opened: OpenStore | undefined;
  try {
    opened = await openStore(project, { ...project.context, onProgress: progress.show });
    progress.clear();
    await stopIfInterrupted(io.signal);
    const paint = createPaint(io.colour);
    const warnings = [...opened.warnings];
    if ("usagesOf" in request) {
      const answer = await opened.queries.usages(request.usagesOf, options.limit, project.context);
      return {
        document: { schema: "maze.search.usages/v1", ...answer },
        text: renderUsages(answer, paint),
        exitCode: answer.total === 0 ? CliExitCode.no : CliExitCode.done,
        warnings: [...warnings, ...answer.notes],
      };
    }
    const answer = await opened.queries.search(request, project.context);
    return {
      document: { schema: "maze.search/v1", ...answer },
      text: renderHits(answer, paint),
      exitCode: answer.total === 0 ? CliExitCode.no : CliExitCode.done,
      warnings: [...warnings, ...answer.notes],
    };
  } finally {
    progress.clear();
    await opened?.close();
    await project.close();
  }
}

function requestOf(query: string | undefined, options: SearchOptions): { usagesOf: string } | Search {
  const { produces, accepts, receiver, limit } = options;
  if (query?.trim() === "") throw usage("the query is empty");
  const isByType = produces !== undefined || accepts !== undefined || receiver !== undefined;
  if (options.usages === true) {
    if (query === undefined || isByType || options.kind !== undefined)
      throw usage("--usages takes a name alone", "Write maze search NAME --usages.");
    return { usagesOf: query };
  }
  if (query === undefined && !isByType)
    throw usage("nothing is searched for", "Give a query, or --produces, --accepts or --receiver.");
  return { query, produces, accepts, receiver, limit, kinds: options.kind?.map(kindOf) };
}

interface Search {
  readonly query: string | undefined;
  readonly produces: string | undefined;
  readonly accepts: string | undefined;
  readonly receiver: string | undefined;
  readonly limit: number;
  readonly kinds: SymbolKind[] | undefined;
}

function kindOf(given: string): SymbolKind {
  const kind = SYMBOL_KINDS.find((one) => one === given);
  if (kind === undefined) throw usage(`${given} is no kind of declaration`, `Kinds: ${SYMBOL_KINDS.join(", ")}.`);
  return kind;
}
