import { createTypeOracle } from "@maze/type-oracle";
import { writeFileSync } from "node:fs";
import { bareSnippets, snippets, sourceFiles } from "./corpus.ts";
import { editedModule } from "./edited-module.ts";
import { preciseTreeCpu, treeCpu } from "./tree-cpu.ts";

// A process of its own: opens a project with our oracle, does the work and prints what it took.
const [, , work = "", directory = "", compilerPath = "", dataFile = ""] = process.argv;
const began = treeCpu();
const oracle = await createTypeOracle({ directory, compilerPath });
const opened = treeCpu();

const median = (numbers: readonly number[]): number => numbers.toSorted((a, b) => a - b)[numbers.length >> 1] ?? NaN;

const works: Readonly<Record<string, () => Promise<Record<string, number>>>> = {
  open: () => Promise.resolve({ "oracle-open-s": (opened - began) / 1000 }),
  async edit() {
    const times: number[] = [];
    const clock: number[] = [];
    const edits = 200;
    for (let number = 0; number < edits + 10; number++) {
      const [start, cpu] = [performance.now(), preciseTreeCpu()];
      const [found = []] = await oracle.diagnostics([{ file: "src/mazeEdited.ts", text: editedModule(number) }]);
      if (number >= 10) {
        clock.push(performance.now() - start);
        times.push(preciseTreeCpu() - cpu);
      }
      const expected = number % 2 === 0 ? "" : "TS2322";
      if (found.map(({ code }) => code).join() !== expected) throw new Error(JSON.stringify(found));
    }
    const { memoryMb = NaN } = await oracle.health();
    return {
      "oracle-edit-diagnostics-ms": median(times),
      "oracle-edit-diagnostics-ms.clock": median(clock),
      "oracle-memory-mb": memoryMb,
    };
  },
  async snippets() {
    const texts = dataFile === "" ? snippets(directory) : bareSnippets(dataFile);
    const check = async (): Promise<void> => {
      for (const text of texts) await oracle.diagnostics([{ file: "src/snippet.ts", text }]);
    };
    for (let warmUp = 0; warmUp < 4; warmUp++) await check();
    const start = treeCpu();
    await check();
    return { "oracle-snippets-per-s": (1000 * texts.length) / (treeCpu() - start) };
  },
  async references() {
    const files = sourceFiles(directory);
    const found = await oracle.referencesIn(files);
    const cpu = (treeCpu() - began) / 1000;
    writeFileSync(dataFile, JSON.stringify(found.map((all) => all.map((one) => [one.offset, one.declaration]))));
    return { "references-cpu-s": cpu };
  },
};

const result = await works[work]?.();
await oracle.close();
process.stdout.write(JSON.stringify(result));
