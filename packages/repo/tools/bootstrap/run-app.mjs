// Runs an app from its sources: `node run-app.mjs ENTRY ARGS...`. What strips the types of the entry itself is slow to
// start, and not needed once the compile cache holds the result, so the cache is enabled before the entry is loaded.
import { enableCompileCache } from "node:module";
import { pathToFileURL } from "node:url";

enableCompileCache();
const [entry] = process.argv.splice(2, 1);
process.argv[1] = entry;
await import(pathToFileURL(entry).href);
