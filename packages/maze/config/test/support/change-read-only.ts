import { changeConfigFile, loadConfig } from "@maze/config";
import { MazeError } from "@maze/core";
import { sections } from "./sections.ts";

// Loads and changes a configuration as someone without rights: root, whom no mode stops, becomes nobody first.
const NOBODY = 65_534;
if (process.getuid?.() === 0) {
  process.setgid?.(NOBODY);
  process.setuid?.(NOBODY);
}
const [cwd = ""] = process.argv.slice(2);
const place = { sections, cwd, env: {}, platform: process.platform, homeDir: cwd } as const;
const said: unknown[] = [];
const attempt = async (work: () => unknown): Promise<void> => {
  try {
    said.push(await work());
  } catch (error) {
    if (!MazeError.is(error)) throw error;
    said.push(`${error.code} ${error.message.split(":")[0] ?? ""}`);
  }
};
await attempt(() => loadConfig(place).values.generate.timeMs);
await attempt(() => changeConfigFile({ ...place, layer: "project", key: "generate.timeMs", value: "2" }));
await attempt(() => changeConfigFile({ ...place, layer: "global", key: "generate.timeMs", value: "2" }));
process.stdout.write(JSON.stringify(said));
