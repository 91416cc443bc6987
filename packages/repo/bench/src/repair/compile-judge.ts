import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Says whether a program compiles: TypeScript 7.0.2, `--strict --target esnext --lib esnext,dom`, a process for each. */
export interface CompileJudge {
  compiles(program: string): Promise<boolean>;
  /** A directory with the same settings, for an oracle. */
  readonly directory: string;
  close(): void;
}

export function createCompileJudge(): CompileJudge {
  const directory = mkdtempSync(join(tmpdir(), "maze-bench-compile-"));
  const compilerOptions = { strict: true, target: "esnext", lib: ["esnext", "dom"], noEmit: true, types: [] };
  writeFileSync(join(directory, "tsconfig.json"), JSON.stringify({ compilerOptions, files: ["program.ts"] }));
  writeFileSync(join(directory, "program.ts"), "");
  const compiler = join(createRequire(import.meta.url).resolve("typescript-7/package.json"), "../bin/tsc");
  const known = new Map<string, boolean>();
  let number = 0;
  return {
    directory,
    async compiles(program) {
      const before = known.get(program);
      if (before !== undefined) return before;
      const file = join(directory, `judged${String(number++)}.ts`);
      writeFileSync(file, program);
      const flags = [
        "--ignoreConfig",
        "--strict",
        "--target",
        "esnext",
        "--lib",
        "esnext,dom",
        "--noEmit",
        "--types",
        "",
      ];
      const passed = await new Promise<boolean>((resolve, reject) => {
        execFile(process.execPath, [compiler, ...flags, file], { timeout: 60_000 }, (error, stdout) => {
          if (error === null) resolve(true);
          else if (/error TS\d+/.test(stdout)) resolve(false);
          else reject(new Error(`tsc gave no verdict: ${error.message}`));
        });
      });
      known.set(program, passed);
      return passed;
    },
    close() {
      rmSync(directory, { recursive: true, force: true });
    },
  };
}
