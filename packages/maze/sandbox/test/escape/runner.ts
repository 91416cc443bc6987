/** Runs an endless program that starts another one, and says when it begins. For tests that kill this process. */
import { createIsolation } from "@maze/sandbox";

const [level = "", directory = "", marker = ""] = process.argv.slice(2);
const apart = `require("node:child_process").spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)", ${JSON.stringify(marker)}], { detached: true, stdio: "ignore" })`;
const isolation = createIsolation({ level });
process.stdout.write("starts\n");
await isolation.run({
  program: process.execPath,
  args: ["-e", `${apart}; setInterval(() => {}, 1000)`, marker],
  directory,
  env: {},
  limits: { wallMs: 60_000, memoryMb: 512 },
});
