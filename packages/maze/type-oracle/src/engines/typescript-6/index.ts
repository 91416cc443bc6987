import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { startCompiler } from "../../compiler/compiler-process.ts";
import type { CompilerLocation } from "../../compiler/locate-compiler.ts";
import type { WireSnapshotUpdate } from "../../compiler/protocol.ts";
import type { Engine } from "../engine.ts";
import { layerFor } from "../layer.ts";

/** The server next to this module: its source in this repository, its built file in the published package. */
const SERVER = fileURLToPath(
  new URL(import.meta.url.endsWith(".ts") ? "./main.ts" : "./typescript-6-server.js", import.meta.url),
);

/**
 * TypeScript 5 or 6, whose language service runs in a process of its own and answers the requests of the API of 7.0.
 */
export function typescript6({ executable: module, version }: CompilerLocation): Engine {
  return {
    id: "typescript-6",
    version,
    title: `typescript ${version} (language service)`,
    library: dirname(module),
    start({ directory, overlay }) {
      const server = startCompiler({
        program: process.execPath,
        args: ["--max-old-space-size=4096", SERVER, module, directory],
        answer: () => null,
      });
      return {
        ...server,
        request: (method, params) => {
          if (method !== "updateSnapshot") return server.request(method, params);
          const { fileChanges, ...others } = params as WireSnapshotUpdate;
          return server.request(method, { ...others, layer: layerFor(fileChanges, overlay) });
        },
      };
    },
  };
}
