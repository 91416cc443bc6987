import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TypeOracle } from "@maze/core";
import { createTypeOracle } from "@maze/type-oracle";

/** Says whether a program compiles: TypeScript 7.0.2, `--strict --target esnext --lib esnext,dom`. */
export interface CompileJudge {
  compiles(program: string): Promise<boolean>;
  /** A directory with the same settings, for an oracle that repairs. */
  readonly directory: string;
  close(): Promise<void>;
}

/** Every so many programs the verdict is compared with that of `tsc` on the command line. */
const COMPARED = 12;

/**
 * Asks a compiler process of its own, apart from the one that repairs, and compares its verdicts with the command line
 * for every twelfth program.
 */
export async function createCompileJudge(): Promise<CompileJudge> {
  const directory = mkdtempSync(join(tmpdir(), "maze-bench-compile-"));
  const compilerOptions = { strict: true, target: "esnext", lib: ["esnext", "dom"], noEmit: true, types: [] };
  writeFileSync(join(directory, "tsconfig.json"), JSON.stringify({ compilerOptions, files: ["program.ts"] }));
  writeFileSync(join(directory, "program.ts"), "");
  const oracle = await createTypeOracle({ directory });
  const known = new Map<string, boolean>();
  return {
    directory,
    async compiles(program) {
      const before = known.get(program);
      if (before !== undefined) return before;
      const passed = await asksCompiler(oracle, program);
      if (known.size % COMPARED === 0 && passed !== (await asksCommandLine(directory, program))) {
        throw new Error(`the compiler's interface and its command line disagree about:\n${program}`);
      }
      known.set(program, passed);
      return passed;
    },
    async close() {
      await oracle.close();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

async function asksCompiler(oracle: TypeOracle, text: string): Promise<boolean> {
  const [found = []] = await oracle.diagnostics([{ file: "program.ts", text }]);
  return found.every(({ severity }) => severity !== "error");
}

function asksCommandLine(directory: string, program: string): Promise<boolean> {
  const compiler = join(createRequire(import.meta.url).resolve("typescript-7/package.json"), "../bin/tsc");
  const file = join(directory, "judged.ts");
  writeFileSync(file, program);
  const flags = ["--ignoreConfig", "--strict", "--target", "esnext", "--lib", "esnext,dom", "--noEmit", "--types", ""];
  return new Promise((resolve, reject) => {
    execFile(process.execPath, [compiler, ...flags, file], { timeout: 60_000 }, (error, stdout) => {
      if (error === null) resolve(true);
      else if (/error TS\d+/.test(stdout)) resolve(false);
      else reject(new Error(`tsc gave no verdict: ${error.message}`));
    });
  });
}
