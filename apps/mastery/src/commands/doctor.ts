import { execFile } from "node:child_process";
import { findProject } from "@mastery/engine";
import { findProgram } from "@mastery/workspace";
import { toMazeError } from "@maze/core";
import { detectIsolation } from "@maze/sandbox";
import type { CliIo } from "../cli-io.ts";
import type { CommandWork } from "../command.ts";
import { CliExitCode } from "../exit-code.ts";
import { findCurricula } from "../find-curricula.ts";
import { masteryOf } from "../open-mastery.ts";
import { loadCurriculum } from "@mastery/curriculum";
import { stateHome } from "../state-home.ts";

interface Finding {
  readonly name: string;
  /** `missing` stops something required; `limited` only narrows what can be done. */
  readonly status: "good" | "limited" | "missing";
  readonly found: string;
}

export const doctor: CommandWork = async (io, options) => {
  const home = stateHome(io);
  const findings: readonly Finding[] = [
    { name: "node", status: "good", found: `${io.node} (${process.versions.node})` },
    await gitFinding(io),
    pythonFinding(io),
    isolationFinding(),
    {
      name: "curricula",
      status: findCurricula(io).size === 0 ? "limited" : "good",
      found: [...findCurricula(io).keys()].join(", ") || "none",
    },
    { name: "state", status: "good", found: home },
    await projectFinding(io, options),
  ];
  const missing = findings.filter(({ status }) => status === "missing");
  return {
    document: { schema: "mastery.doctor/v1", findings },
    text: findings.map(({ name, status, found }) => `${status.padEnd(8)}${name}: ${found}`).join("\n"),
    exitCode: missing.length === 0 ? CliExitCode.done : CliExitCode.missing,
  };
};

function gitFinding({ env }: CliIo): Promise<Finding> {
  return new Promise((resolve) => {
    execFile("git", ["--version"], { env: { PATH: env["PATH"] ?? "" } }, (error, stdout) => {
      if (error === null) resolve({ name: "git", status: "good", found: stdout.trim() });
      else resolve({ name: "git", status: "missing", found: "not found; it takes the snapshots of your project" });
    });
  });
}

function pythonFinding(io: CliIo): Finding {
  try {
    const { program } = findProgram("python3", { node: io.node, env: io.env, project: io.cwd });
    return { name: "python", status: "good", found: program };
  } catch (thrown) {
    return {
      name: "python",
      status: "limited",
      found: `${toMazeError(thrown).message}; only Python curricula need it`,
    };
  }
}

function isolationFinding(): Finding {
  const levels = detectIsolation();
  const best = levels.find(
    ({ level, unavailable }) => unavailable === undefined && level !== "none" && level !== "node-permission",
  );
  if (best !== undefined)
    return { name: "isolation", status: "good", found: `${best.level}; not covered: ${best.doesNotCover.join("; ")}` };
  const why = levels.flatMap(({ level, unavailable }) =>
    unavailable === undefined ? [] : [`${level}: ${unavailable}`],
  );
  return {
    name: "isolation",
    status: "missing",
    found: `none holds here (${why.join("; ")}); --unsafe-no-isolation runs without`,
  };
}

/** Opening the log mends a torn end and keeps a damaged file aside; what was done is told. */
async function projectFinding(io: CliIo, options: Parameters<CommandWork>[1]): Promise<Finding> {
  const name = "project";
  try {
    const project = findProject(stateHome(io), io.cwd);
    const curriculum = await loadCurriculum({ directory: project.curriculum });
    const { events, notices } = await masteryOf(io, options, project, curriculum).state();
    const found = [
      `${project.path}, ${curriculum.id}, ${String(events.length)} events in ${project.store}`,
      ...notices,
    ].join("; ");
    return { name, status: notices.length === 0 ? "good" : "limited", found };
  } catch (thrown) {
    const { code, message } = toMazeError(thrown);
    return { name, status: code === "MASTERY_ENGINE_NO_PROJECT" ? "limited" : "missing", found: message };
  }
}
