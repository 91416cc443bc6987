import { join } from "node:path";
import type { CliIo } from "./cli-io.ts";

/** Where the state of all projects is: never in a project. */
export function stateHome({ env, homeDirectory }: CliIo): string {
  const named = env["MASTERY_HOME"];
  if (named !== undefined && named !== "") return named;
  const xdg = env["XDG_STATE_HOME"];
  return join(xdg !== undefined && xdg.startsWith("/") ? xdg : join(homeDirectory, ".local/state"), "mastery");
}
