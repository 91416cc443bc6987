import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { createTypeOracle } from "@maze/type-oracle";
import { describe, expect, it } from "vitest";
import { startEveryName } from "./support/every-name.ts";

describe("what names mean", () => {
  it("is what the compiler's own client says of each, in the sources of this package", async () => {
    const directory = fileURLToPath(new URL("..", import.meta.url));
    const own = await createTypeOracle({ directory });
    const theirs = startEveryName(directory);
    try {
      const files = readdirSync(`${directory}src/questions`).map((file) => `src/questions/${file}`);
      const all = await own.referencesIn(files);
      for (const [index, file] of files.entries()) {
        const names = (all[index] ?? []).map(({ name, offset, declaration }) => `${offset} ${name} ${declaration}`);
        expect(names).toEqual(theirs.namesIn(file));
      }
    } finally {
      theirs.close();
      await own.close();
    }
  });
});
