import { rmSync, symlinkSync, existsSync, mkdirSync, cpSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { BenchCase, BenchContext, Contender } from "../definition.ts";
import { measureProcess } from "../measure-process.ts";
import { prepareOracleCorpus } from "../oracle/corpus.ts";
import { editedModule } from "../oracle/edited-module.ts";

/** A change of one module in the sources of effect, judged by us and by the compiler's own program. */
export function editCases(context: BenchContext): BenchCase[] {
  const { project, compilers } = prepareOracleCorpus(context);
  const compiler = compilers["7.0.2"];
  const edited = editableCopy(context, project);
  return [
    {
      name: "edit",
      corpus:
        "the sources of effect 3.22.4: 235,407 lines in 363 files; a module of 30 lines beside them, edited 200 times, every second time with one type error",
      metrics: {
        "validate-edit-ms": { unit: "ms of all processes, p50, warm", bar: { of: "value", atMost: 15 } },
        "validate-edit-ms.clock": { unit: "ms on the clock, p50, warm" },
      },
      rounds: 3,
      warmUps: 0,
      ours: {
        name: "@maze/validation syntax, @maze/type-oracle kept open",
        async round() {
          const { exitCode, stdout, stderr } = await measureProcess({
            command: process.execPath,
            args: ["--conditions=maze-source", join(import.meta.dirname, "measure-edits.ts"), project, compiler],
          });
          if (exitCode !== 0) throw new Error(`measure-edits.ts ended with ${String(exitCode)}\n${stderr}`);
          return JSON.parse(stdout) as Record<string, number>;
        },
      },
      peers: [
        compilerContender("tsc --noEmit 7.0.2", compiler, edited, []),
        compilerContender("tsc --noEmit --incremental 7.0.2, warm", compiler, edited, [
          "--incremental",
          "--tsBuildInfoFile",
          "build.tsbuildinfo",
        ]),
      ],
    },
  ];
}

/** The compiler started for an edit, as a script would do it; one that keeps what it knows has it from an earlier run. */
function compilerContender(name: string, compiler: string, directory: string, args: readonly string[]): Contender {
  const file = join(directory, "src/mazeEdited.ts");
  let number = 1;
  const check = async (): Promise<{ cpu: number; wall: number }> => {
    const { exitCode, stdout, cpu, wall } = await measureProcess({
      command: process.execPath,
      args: [join(compiler, "bin/tsc"), "--noEmit", ...args],
      cwd: directory,
    });
    // The sources do not compile without the types of Node; what counts is what is said of the edited module.
    const found = [...stdout.matchAll(/^src\/mazeEdited\.ts\(.*?: (error TS\d+)/gm)].map(([, what]) => what).join();
    if (found !== (number % 2 === 0 ? "" : "error TS2322")) throw new Error(`${name}: ${exitCode}: ${stdout}`);
    return { cpu, wall };
  };
  return {
    name,
    async round() {
      writeFileSync(file, editedModule(++number));
      if (args.length > 0) await check();
      writeFileSync(file, editedModule(++number));
      const { cpu, wall } = await check();
      rmSync(file);
      return { "validate-edit-ms": cpu, "validate-edit-ms.clock": wall };
    },
  };
}

/** The project is shared with other benches, so what is written for the compiler is written into a copy. */
function editableCopy(context: BenchContext, project: string): string {
  const copy = join(context.cache, "edited");
  rmSync(copy, { recursive: true, force: true });
  mkdirSync(copy, { recursive: true });
  cpSync(join(project, "src"), join(copy, "src"), { recursive: true });
  writeFileSync(join(copy, "tsconfig.json"), readFileSync(join(project, "tsconfig.json")));
  const modules = join(project, "node_modules");
  if (existsSync(modules)) symlinkSync(modules, join(copy, "node_modules"), "dir");
  return copy;
}
