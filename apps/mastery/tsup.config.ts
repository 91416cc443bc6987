import { cpSync } from "node:fs";
import { resolve } from "node:path";
import { defineMazeTsup } from "@repo/tools/tsup";

/** The curricula stand beside the build: who installs the command can begin one without a network. */
function copyCurricula(): Promise<void> {
  cpSync(resolve("../../curricula"), resolve("dist/curricula"), {
    recursive: true,
    filter: (path) => !path.includes("node_modules"),
  });
  return Promise.resolve();
}

export default { ...defineMazeTsup(), onSuccess: copyCurricula };
