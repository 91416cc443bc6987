import { cpSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createTypeOracle } from "@maze/type-oracle";
import { createSyntaxValidator } from "@maze/validation";
import { editedModule } from "../oracle/edited-module.ts";
import { preciseTreeCpu } from "../oracle/tree-cpu.ts";

// A process of its own: judges edits of one module, the syntax by the stage, the types by an oracle that stays open.
const [, , directory = "", compilerPath = ""] = process.argv;
const FILE = "src/mazeEdited.ts";
const WARM_UPS = 10;
const EDITS = 200;

const median = (numbers: readonly number[]): number => numbers.toSorted((a, b) => a - b)[numbers.length >> 1] ?? NaN;

/** The syntax stage reads files, so the edited one lies in a directory like that of the project. */
const written = realpathSync(mkdtempSync(join(tmpdir(), "maze-bench-validate-")));
const oracle = await createTypeOracle({ directory, compilerPath });
const syntax = createSyntaxValidator();
const cpu: number[] = [];
const clock: number[] = [];
try {
  cpSync(join(directory, "tsconfig.json"), join(written, "tsconfig.json"));
  for (let number = 0; number < EDITS + WARM_UPS; number++) {
    const text = editedModule(number);
    writeFileSync(join(written, "edited.ts"), text);
    const [began, used] = [performance.now(), preciseTreeCpu()];
    const [stage, [found = []]] = await Promise.all([
      syntax.validate({ directory: written, files: ["edited.ts"], edits: [] }, {}),
      oracle.diagnostics([{ file: FILE, text }]),
    ]);
    if (number >= WARM_UPS) {
      clock.push(performance.now() - began);
      cpu.push(preciseTreeCpu() - used);
    }
    const expected = number % 2 === 0 ? "" : "TS2322";
    if (stage.status !== "passed" || found.map(({ code }) => code).join() !== expected)
      throw new Error(JSON.stringify([stage, found]));
  }
} finally {
  await oracle.close();
  rmSync(written, { recursive: true });
}
process.stdout.write(JSON.stringify({ "validate-edit-ms": median(cpu), "validate-edit-ms.clock": median(clock) }));
