import { createDeclarationReader, createTypeScriptAdapter, openProjectStore } from "../../src/index.ts";

/** A process of its own that refreshes the store of a project over and over, for whoever kills it or races it; says `r` for each file. */
const [root = "", rounds = "1"] = process.argv.slice(2);
const store = await openProjectStore({ root, reader: createDeclarationReader([createTypeScriptAdapter()]) });
for (let round = 0; round < Number(rounds); round++) {
  await store.refresh({ onProgress: () => process.stdout.write("r") });
}
store.close();
