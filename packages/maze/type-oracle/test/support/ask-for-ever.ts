import { writeSync } from "node:fs";
import { createTypeOracle } from "@maze/type-oracle";

// Run as a process of its own: says when it begins to open the project, and then asks without end.
const [, , directory = "", compilerPath = ""] = process.argv;
setTimeout(() => writeSync(1, "opening\n"), 50);
const oracle = await createTypeOracle({ directory, compilerPath });
for (let number = 0; ; number++) {
  await oracle.diagnostics([{ file: "src/a.ts", text: `export const a: ${number % 2 ? "string" : "number"} = 1;\n` }]);
}
