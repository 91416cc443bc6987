import { mkdtemp, realpath, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  describeExampleEvaluatorConformance,
  describeIsolationConformance,
  nodeIsolationPrograms,
} from "@maze/core/testing";
import { createExampleEvaluator, createIsolation, detectIsolation } from "@maze/sandbox";

describeExampleEvaluatorConformance(() => ({
  evaluator: createExampleEvaluator(),
  directory: import.meta.dirname,
  importable: { module: join(import.meta.dirname, "fixtures", "identity.ts"), imported: "identity" },
}));

for (const { level, unavailable } of detectIsolation()) {
  // What this machine does not hold is tested where it does; CI installs bubblewrap.
  if (unavailable !== undefined) continue;
  describeIsolationConformance(async () => {
    const directory = await realpath(await mkdtemp(join(tmpdir(), "maze isolation ü ")));
    // The missing program is named like Node, since one of the levels runs nothing else.
    const programs = nodeIsolationPrograms({ node: process.execPath, directory });
    return {
      isolation: createIsolation({ level }),
      programs: { ...programs, missing: { ...programs.missing, program: join(directory, "node") } },
      dispose: () => rm(directory, { recursive: true, force: true }),
    };
  });
}
