import { existsSync } from "node:fs";
import { join } from "node:path";
import { root } from "./paths.mjs";
import { BootstrapError } from "./step.mjs";

const apps = ["maze", "mge", "mastery"];

/** What a bare `npm start` shows: the quickstart project, completed by the generator that needs no model. */
// The example is our own, so its tests may run even where this machine cannot isolate them.
const quickstart = ["generate", "--cwd", "examples/quickstart", "--all", "--unsafe-no-isolation"];

/**
 * The command behind `npm start [-- [maze|mge|mastery] args]`: an app run from its sources. It works in the folder the
 * caller was in, except for the quickstart, whose path starts at the root.
 */
export function startCommand(args, callerFolder) {
  const named = apps.includes(args[0]);
  const app = named ? args[0] : "maze";
  const rest = named ? args.slice(1) : args;
  const entry = join(root, "apps", app, "src/bin.ts");
  if (!existsSync(entry)) throw new BootstrapError(`${app}: not built yet`);
  const bare = args.length === 0;
  const runApp = join(root, "packages/repo/tools/bootstrap/run-app.mjs");
  const command = ["node", "--conditions=maze-source", runApp, entry, ...(bare ? quickstart : rest)];
  return { command, cwd: bare ? root : callerFolder };
}
