// Ours: brings the stored index of a folder up to date and ends. Prints what it found.
import { createDeclarationReader, defaultAdapters, openProjectStore } from "@maze/indexer";

const store = await openProjectStore({ root: process.argv[2], reader: createDeclarationReader(defaultAdapters()) });
const { files, added, changed, touched } = await store.refresh();
console.log(JSON.stringify({ files, added: added.length, changed: changed.length, touched }));
store.close();
