import { dirname } from "node:path";
import { startCompiler } from "../compiler/compiler-process.ts";
import type { CompilerLocation } from "../compiler/locate-compiler.ts";
import type { Engine } from "./engine.ts";

/** TypeScript 7.0, whose server asks back for the texts that stand in for files. */
export function typescript70({ executable, version }: CompilerLocation): Engine {
  return {
    id: "typescript-7",
    version,
    title: `typescript ${version} (api)`,
    library: dirname(executable),
    start: ({ directory, overlay: { files } }) =>
      startCompiler({
        program: executable,
        args: ["--api", "--async", "--cwd", directory, "--callbacks=readFile,getAccessibleEntries"],
        answer: (method, params) => answerCallback(files, method, params),
      }),
  };
}

/** What the compiler asks while it reads the project; `undefined` answers "look at the disk". */
export interface CompilerFiles {
  readFile(path: string): string | undefined;
  listDirectory(path: string): { files: string[]; directories: string[] } | undefined;
}

function answerCallback(files: CompilerFiles, method: string, params: unknown): unknown {
  const path = String(params);
  if (method === "readFile") {
    const content = files.readFile(path);
    return content === undefined ? null : { content };
  }
  return method === "getAccessibleEntries" ? (files.listDirectory(path) ?? null) : null;
}
