import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { formatCurriculumProblem, moduleOf, readCurriculum } from "@mastery/curriculum";
import { checkModule, createBugInjector, type CheckFinding } from "@mastery/engine";
import type { CliIo } from "../cli-io.ts";
import type { CommandWork, GlobalOptions } from "../command.ts";
import { CliExitCode } from "../exit-code.ts";
import { curriculumFolder, findCurricula } from "../find-curricula.ts";
import { isolationFor } from "../open-mastery.ts";

interface CheckedCurriculum {
  readonly id: string;
  readonly problems: readonly string[];
  readonly findings: readonly CheckFinding[];
}

export function check(name: string | undefined, module: string | undefined): CommandWork {
  return async (io, options) => {
    const folders = name === undefined ? [...findCurricula(io).values()] : [curriculumFolder(name, io)];
    const checked: CheckedCurriculum[] = [];
    for (const folder of folders) checked.push(await checkCurriculum(folder, module, io, options));
    const bad = checked.some(
      ({ problems, findings }) => problems.length > 0 || findings.some(({ status }) => status === "bad"),
    );
    const skipped = checked.flatMap(({ findings }) => findings).filter(({ status }) => status === "skipped");
    const nothing = folders.length === 0 ? ["There is no curriculum to check."] : [];
    return {
      document: {
        schema: "mastery.check/v1",
        passed: !bad && skipped.length === 0 && folders.length > 0,
        curricula: checked,
      },
      text: [...checked.flatMap(lines), ...nothing].join("\n"),
      // A check that could not be made is no check that passed.
      exitCode: bad
        ? CliExitCode.no
        : skipped.length > 0 || folders.length === 0
          ? CliExitCode.missing
          : CliExitCode.done,
    };
  };
}

async function checkCurriculum(
  folder: string,
  only: string | undefined,
  io: CliIo,
  options: GlobalOptions,
): Promise<CheckedCurriculum> {
  const { curriculum, problems } = await readCurriculum({ directory: folder });
  const id = curriculum?.id ?? folder;
  if (curriculum === undefined || problems.length > 0)
    return { id, problems: problems.map(formatCurriculumProblem), findings: [] };
  const modules = only === undefined ? curriculum.modules : [moduleOf(curriculum, only)];
  const scratch = await mkdtemp(join(tmpdir(), "mastery-check-"));
  const isolation = isolationFor(options);
  const findings: CheckFinding[] = [];
  try {
    for (const module of modules) {
      const place = {
        directory: join(scratch, "run"),
        readable: [],
        isolation,
        programs: { node: io.node, env: io.env, project: folder },
        scratch: join(scratch, "tmp"),
        signal: io.signal,
      };
      findings.push(...(await checkModule({ curriculum, module, place, injector: createBugInjector() })));
    }
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
  return { id, problems: [], findings };
}

const marks = { good: "ok  ", bad: "BAD ", skipped: "skip" } as const;

function lines({ id, problems, findings }: CheckedCurriculum): readonly string[] {
  return [
    ...problems.map((problem) => `BAD  ${id}/${problem}`),
    ...findings.map(({ module, check: name, status, detail }) => `${marks[status]} ${id}/${module} ${name}: ${detail}`),
  ];
}
