import { createRequire } from "node:module";
import { join } from "node:path";
import type ts from "typescript";
import { editedModule } from "./edited-module.ts";
import { preciseTreeCpu, treeCpu } from "./tree-cpu.ts";

// A process of its own: does with the language service of TypeScript 6 what an editor does.
const [, , work = "", directory = "", compilerPath = ""] = process.argv;
const compiler = createRequire(import.meta.url)(compilerPath) as typeof ts;
const began = treeCpu();
const config = compiler.getParsedCommandLineOfConfigFile(join(directory, "tsconfig.json"), undefined, {
  ...compiler.sys,
  onUnRecoverableConfigFileDiagnostic: (finding) => {
    throw new Error(JSON.stringify(finding.messageText));
  },
});
if (config === undefined) throw new Error(`${directory} cannot be opened`);
const edited = join(directory, "src/mazeEdited.ts");
let number = 0;
const service = compiler.createLanguageService({
  getCompilationSettings: () => config.options,
  getScriptFileNames: () => (work === "edit" ? [...config.fileNames, edited] : config.fileNames),
  getScriptVersion: (file) => (file === edited ? String(number) : "0"),
  getScriptSnapshot(file) {
    const text = file === edited ? editedModule(number) : compiler.sys.readFile(file);
    return text === undefined ? undefined : compiler.ScriptSnapshot.fromString(text);
  },
  getCurrentDirectory: () => directory,
  getDefaultLibFileName: (options) => compiler.getDefaultLibFilePath(options),
  fileExists: (file) => file === edited || compiler.sys.fileExists(file),
  readFile: (file) => compiler.sys.readFile(file),
  directoryExists: (file) => compiler.sys.directoryExists(file),
  getDirectories: (file) => compiler.sys.getDirectories(file),
});
service.getProgram();
const median = (numbers: readonly number[]): number => numbers.toSorted((a, b) => a - b)[numbers.length >> 1] ?? NaN;
if (work === "open") {
  process.stdout.write(JSON.stringify({ "oracle-open-s": (treeCpu() - began) / 1000 }));
} else {
  const times: number[] = [];
  const clock: number[] = [];
  const edits = 60;
  for (number = 0; number < edits + 5; number++) {
    const [start, cpu] = [performance.now(), preciseTreeCpu()];
    const found = [...service.getSyntacticDiagnostics(edited), ...service.getSemanticDiagnostics(edited)];
    if (number >= 5) {
      clock.push(performance.now() - start);
      times.push(preciseTreeCpu() - cpu);
    }
    if (found.length !== number % 2) throw new Error(JSON.stringify(found.map(({ messageText }) => messageText)));
  }
  process.stdout.write(
    JSON.stringify({
      "oracle-edit-diagnostics-ms": median(times),
      "oracle-edit-diagnostics-ms.clock": median(clock),
      "oracle-memory-mb": process.memoryUsage().rss / 1024 / 1024,
    }),
  );
}
