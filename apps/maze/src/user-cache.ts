import { isAbsolute, join } from "node:path";
import type { CliIo } from "./cli-io.ts";

/** Where this program may keep what it can find out again: a folder of the user, by the customs of the system. */
export function userCache({ env, platform, homeDirectory }: Pick<CliIo, "env" | "platform" | "homeDirectory">): string {
  const named = platform === "win32" ? env["LOCALAPPDATA"] : env["XDG_CACHE_HOME"];
  return join(named !== undefined && isAbsolute(named) ? named : join(homeDirectory, ".cache"), "maze");
}
