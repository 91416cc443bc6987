import { join } from "node:path";
import { runStages } from "./stage.ts";
import { stagesIn } from "./stages.ts";
import { summaryOf } from "./summary.ts";

// .ci/run [stage ...]
const wanted = process.argv.slice(2);
const stages = stagesIn(join(import.meta.dirname, "../../../.."));
const unknown = wanted.filter((name) => !stages.some((stage) => stage.name === name));
if (unknown.length > 0) {
  process.stderr.write(
    `no such stage: ${unknown.join(", ")}; there are ${stages.map(({ name }) => name).join(", ")}\n`,
  );
  process.exitCode = 2;
} else {
  const chosen = wanted.length === 0 ? stages : stages.filter(({ name }) => wanted.includes(name));
  const announce = (line: string): boolean => process.stdout.write(`${line}\n`);
  for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => process.exit(130));
  const finished = await runStages(chosen, announce, () => performance.now());
  announce(summaryOf(finished));
  process.exitCode = finished.some(({ result }) => result.status === "failed") ? 1 : 0;
}
