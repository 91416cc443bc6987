import { detectIsolation } from "@maze/sandbox";
import type { CliIo } from "../../cli-io.ts";
import type { CommandResult, GlobalOptions } from "../../command.ts";
import { CliExitCode } from "../../exit-code.ts";
import { openProject, type OpenProject } from "../../open-project.ts";
import { columns, createPaint, duration, type Paint } from "../../terminal-text.ts";
import { runChecks, type Check } from "./checks.ts";
import type { DoctorOptions } from "./command.ts";

interface RoomTime {
  readonly room: string;
  readonly ms: number;
}

/** Says what is here, what is missing, and what to do about it; exit 3 when something required is missing. */
export async function runDoctor(io: CliIo, options: GlobalOptions & DoctorOptions): Promise<CommandResult> {
  const project = openProject(io, options);
  try {
    const checks = await runChecks(io, project);
    const engines = options.verbose === true ? await project.maze.engines() : [];
    const validators =
      options.verbose === true ? (await project.rooms.validators({ directory: project.directory })).list() : [];
    const isolation = options.verbose === true ? detectIsolation() : [];
    const profile = options.profile === true ? await profileRooms(io, project) : [];
    const details = {
      engines: engines.map(({ id, capabilities }) => ({ id, capabilities })),
      validators: validators.map(({ id, after }) => ({ id, after })),
      isolation: isolation.map(({ level, covers, doesNotCover, unavailable }) => ({
        level,
        covers,
        doesNotCover,
        unavailable: unavailable ?? null,
      })),
    };
    const missing = checks.some(({ status }) => status === "missing");
    return {
      document: {
        schema: "maze.doctor/v1",
        checks,
        ...(options.verbose === true ? { details } : {}),
        ...(options.profile === true ? { profile } : {}),
      },
      text: [
        ...renderChecks(checks, createPaint(io.colour)),
        ...(options.verbose === true ? renderDetails(details) : []),
        ...(options.profile === true
          ? [
              "",
              "Time of each room on this project, once:",
              ...columns(
                profile.map(({ room, ms }) => [room, duration(ms)]),
                "  ",
              ),
            ]
          : []),
      ].join("\n"),
      exitCode: missing ? CliExitCode.missing : CliExitCode.done,
    };
  } finally {
    await project.close();
  }
}

function renderChecks(checks: readonly Check[], paint: Paint): string[] {
  const mark = { good: paint.good("good"), limited: paint.warn("limited"), missing: paint.bad("missing") };
  return columns(checks.map(({ name, status, found, remedy }) => [mark[status], name, found, remedy ?? ""]));
}

function renderDetails(details: {
  engines: {
    id: string;
    capabilities: { tasks: string[]; languages: string[]; enforces: { rule: string; enforcement: string }[] };
  }[];
  validators: { id: string; after: readonly string[] }[];
  isolation: {
    level: string;
    covers: readonly string[];
    doesNotCover: readonly string[];
    unavailable: string | null;
  }[];
}): string[] {
  return [
    "",
    "Engines",
    ...details.engines.flatMap(({ id, capabilities }) => [
      `  ${id}: ${capabilities.tasks.join(", ")} in ${capabilities.languages.join(", ")}`,
      `    enforces ${capabilities.enforces.map(({ rule, enforcement }) => `${rule} (${enforcement})`).join(", ")}`,
    ]),
    "Validators",
    ...details.validators.map(({ id, after }) => `  ${id}${after.length === 0 ? "" : `, after ${after.join(", ")}`}`),
    "Isolation",
    ...details.isolation.flatMap(({ level, covers, doesNotCover, unavailable }) => [
      `  ${level}${unavailable === null ? "" : ` (not here: ${unavailable})`}`,
      `    covers ${covers.join(", ") || "nothing"}`,
      `    does not cover ${doesNotCover.join(", ") || "nothing that is known"}`,
    ]),
  ];
}

/** Times each room once, from cold, in the order in which a generation uses them. */
async function profileRooms(io: CliIo, project: OpenProject): Promise<RoomTime[]> {
  const times: RoomTime[] = [];
  const time = async <Result>(room: string, work: () => Promise<Result>): Promise<Result> => {
    const began = io.now();
    const result = await work();
    times.push({ room, ms: io.now() - began });
    return result;
  };
  const { rooms, directory, context } = project;
  const index = await time("index", () => rooms.index(directory, undefined, context));
  const oracle = await time("open the type oracle", () => rooms.openOracle(directory, context));
  const [first] = index.files.filter(({ language }) => language === "typescript");
  if (first !== undefined) await time(`scope of ${first.path}`, () => oracle.scopeOf(first.path, context));
  await time("close the type oracle", () => oracle.close());
  const copy = await time("copy the project", () => rooms.copyProject({ directory, edits: [] }, context));
  const validators = await rooms.validators({ directory });
  const request = { directory: copy.directory, files: index.files.map(({ path }) => path), edits: [] };
  for (const stage of ["syntax", "types"])
    await time(`stage ${stage}`, () => rooms.validate(validators, [stage], request, context));
  await time("remove the copy", () => copy.dispose());
  return times;
}
