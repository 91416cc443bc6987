// Logs 500 lines to the file of the first argument and ends the way that the second one says.
import { createLogger } from "../../src/index.ts";

const [path = "", ending] = process.argv.slice(2);
const logger = createLogger({ format: "json", destination: path === "" ? { kind: "stderr" } : { kind: "file", path } });
for (let at = 0; at < 500; at += 1) logger.info("line", { at, padding: "x".repeat(100) });
if (ending === "exit") process.exit(3);
if (ending === "throw") throw new Error("boom");
if (ending === "kill") process.kill(process.pid, "SIGKILL");
if (ending === "survive") process.stdout.write("still here");
