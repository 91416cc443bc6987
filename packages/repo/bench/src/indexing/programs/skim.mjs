// Ours: walks a folder and keeps the declarations of everything in it. Prints what was found.
import { skimProject } from "@maze/indexer/skim";

const { files, skipped, fallbacks } = await skimProject({ root: process.argv[2] });
const lines = files.reduce((sum, file) => sum + file.lines, 0);
const bytes = files.reduce((sum, file) => sum + file.packed.length, 0);
console.log(
  JSON.stringify({ files: files.length, lines, bytes, skipped: skipped.length, fallbacks: fallbacks.length }),
);
