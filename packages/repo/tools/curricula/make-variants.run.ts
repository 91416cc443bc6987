import { existsSync, globSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { format } from "prettier";
import { renameLocals } from "./rename-locals.ts";
import * as rewrites from "./rewrites.ts";

// Writes variants/{loops,callbacks,spelled-out} beside every reference: the same program, written otherwise. An existing
// variant is left as it is (they are frozen before bug patterns are written); `--again` replaces it.
const styles: Readonly<Record<string, readonly rewrites.Rewrite[]>> = {
  loops: [rewrites.longAssignments, rewrites.whileLoops, (text) => renameLocals(text, short)],
  callbacks: [rewrites.arrowFunctions, rewrites.callbacks, (text) => renameLocals(text, plain)],
  "spelled-out": [
    rewrites.swappedSides,
    rewrites.invertedChoices,
    rewrites.namedResults,
    rewrites.outerFunctions,
    (text) => renameLocals(text, long),
  ],
};
const short = ["a", "b", "c", "d", "e", "g", "h", "m", "p", "q", "r", "s", "t", "u", "w", "z"];
const plain = [
  "input",
  "other",
  "output",
  "item",
  "at",
  "size",
  "acc",
  "part",
  "entry",
  "step",
  "spot",
  "mark",
  "cell",
];
const long = ["givenValue", "secondValue", "currentValue", "nextValue", "whereItIs", "howMany", "soFar", "onePiece"];

const root = join(import.meta.dirname, "../../../../curricula");
const only = process.argv.slice(2).filter((word) => !word.startsWith("--"));
const again = process.argv.includes("--again");
for (const reference of globSync("*/modules/*/reference/**/*.ts", { cwd: root }).sort()) {
  const module = reference.slice(0, reference.indexOf("/reference/"));
  if (only.length > 0 && !only.includes(module.slice(module.lastIndexOf("/") + 1))) continue;
  for (const [style, steps] of Object.entries(styles)) {
    const target = join(root, reference.replace("/reference/", `/variants/${style}/`));
    if (existsSync(target) && !again) continue;
    const text = steps.reduce((source, step) => step(source), readFileSync(join(root, reference), "utf8"));
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, await format(text, { parser: "typescript", printWidth: 120 }));
    process.stdout.write(`${module}/variants/${style}\n`);
  }
}
