import { writeSync } from "node:fs";
import { createTypeOracle } from "@maze/type-oracle";
import { locateCompiler } from "../../src/compiler/locate-compiler.ts";
import { typescript70 } from "../../src/engines/typescript-7-0.ts";
import { createTextOverlay } from "../../src/project/text-overlay.ts";
import { endlessText } from "./processes.ts";

// Run as a process of its own, which says when it is: idle or busy with an open project, waited for by the compiler
// while that opens the project, or done without having closed.
const [, , directory = "", manner = ""] = process.argv;
const ready = (): number => writeSync(1, "ready\n");

if (manner === "opening") {
  const readFile = (): undefined => {
    ready();
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
  };
  const compiler = typescript70(locateCompiler()).start({
    directory,
    overlay: { ...createTextOverlay(new Map()), files: { readFile, listDirectory: () => undefined } },
  });
  await compiler.request("initialize", null);
  await compiler.request("updateSnapshot", { openProjects: [`${directory}/tsconfig.json`] });
} else {
  const oracle = await createTypeOracle({ directory });
  if (manner === "busy") void oracle.diagnostics([{ file: "src/a.ts", text: endlessText() }]);
  setTimeout(ready, 200);
  if (manner !== "forgetful") setInterval(() => undefined, 1000);
}
