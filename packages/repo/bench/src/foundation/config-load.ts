import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { configSections } from "@maze/cli";
import { loadConfig } from "@maze/config";

// The first load of a process, from all five layers, with every section of the command.
const home = mkdtempSync(join(tmpdir(), "maze-bench-config-"));
const project = join(home, "project/src");
mkdirSync(join(home, ".config/maze"), { recursive: true });
mkdirSync(project, { recursive: true });
writeFileSync(join(home, ".config/maze/config.toml"), '[telemetry]\nlevel = "info"\nformat = "json"\n');
writeFileSync(
  join(home, "project/maze.toml"),
  '# a project\n[project]\nname = "bench"\n\n[generate]\nrounds = 3\n\n[synthesis]\nmaxCost = 30\n',
);
const load = () =>
  loadConfig({
    sections: configSections,
    cwd: project,
    homeDir: home,
    platform: process.platform,
    env: { MAZE_GENERATE_ROUNDS: "2" },
    overrides: ["synthesis.maxCost=20"],
  });
const began = performance.now();
const config = load();
const first = performance.now() - began;
const warm: number[] = [];
for (let round = 0; round < 50; round++) {
  const at = performance.now();
  load();
  warm.push(performance.now() - at);
}
rmSync(home, { recursive: true });
if (
  config.values.generate.rounds !== 2 ||
  config.values.synthesis.maxCost !== 20 ||
  config.values.telemetry.level !== "info"
)
  throw new Error("a layer was not read");
process.stdout.write(
  JSON.stringify({ "config-load-ms": first, "config-load-ms.warm": warm.sort((a, b) => a - b)[25] ?? 0 }),
);
