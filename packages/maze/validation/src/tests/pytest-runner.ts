import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { readJUnitReport } from "./junit-report.ts";
import type { LocatedRunner, Surroundings, TestRunner } from "./test-runner.ts";

const about = `
import json, os, sys
import pytest
print(json.dumps({"version": pytest.__version__, "executable": sys.executable, "places": [sys.prefix, sys.base_prefix, os.path.realpath(sys.executable), *sys.path]}))`;

const aboutSchema = z.object({ version: z.string(), executable: z.string(), places: z.array(z.string()) });

/** pytest, by the interpreter of the project's virtual environment, of the active one, or of the path. */
export const pytestRunner: TestRunner = {
  id: "pytest",
  extensions: [".py", ".pyi"],
  script: /\bpytest\b/,
  noTests: /no tests ran|no tests collected/i,
  locate: locatePytest,
  prepare({ outputDirectory, files = [] }) {
    const report = join(outputDirectory, "pytest.xml");
    // Nothing is cached in the project, and the older shape of the report names the file of each test.
    const flags = ["-q", "--color=no", "-p", "no:cacheprovider", "-o", "junit_family=xunit1", `--junitxml=${report}`];
    return Promise.resolve({ args: ["-m", "pytest", ...flags, ...files], report });
  },
  read: readJUnitReport,
};

async function locatePytest({ directory, env, ask }: Surroundings): Promise<LocatedRunner | undefined> {
  const folders = [
    ...[".venv", "venv"].map((name) => join(directory, name, "bin")),
    ...(env["VIRTUAL_ENV"] === undefined ? [] : [join(env["VIRTUAL_ENV"], "bin")]),
    ...(env["PATH"] ?? "").split(":"),
  ];
  for (const folder of folders) {
    const names: string[] = await readdir(folder).catch(() => []);
    for (const name of ["python3", "python"].filter((program) => names.includes(program))) {
      const found = await askPython(join(folder, name), ask);
      if (found !== undefined) return found;
    }
  }
  return undefined;
}

async function askPython(program: string, ask: Surroundings["ask"]): Promise<LocatedRunner | undefined> {
  const text = await ask(program, ["-c", about]);
  if (text === undefined) return undefined;
  // The interpreter itself is started, so that a wrapper around it need not be readable.
  const { version, executable, places } = aboutSchema.parse(JSON.parse(text));
  const env = { PYTHONDONTWRITEBYTECODE: "1" };
  return {
    program: executable === "" ? program : executable,
    version,
    readable: places.filter((place) => place.startsWith("/")),
    env,
  };
}
