import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { createIndexer, parseIndex, serializeIndex } from "../src/index.ts";

describe("serialized indexes", () => {
  test("an index of this package is the same after a round trip, and equal indexes give one text", async () => {
    const indexer = createIndexer({ now: () => 0 });
    const root = join(import.meta.dirname, "../src");
    const index = await indexer.index({ root });
    const text = serializeIndex(index);
    expect(parseIndex(text)).toEqual(index);
    expect(serializeIndex(parseIndex(text))).toBe(text);
    expect(serializeIndex(await indexer.index({ root }))).toBe(text);
    expect(
      index.symbols.filter(({ name, exported }) => exported && name === "createIndexer").map(({ id }) => id),
    ).toEqual(["create-indexer.ts#createIndexer"]);
    expect(index.diagnostics).toEqual([]);
  });

  test.each([
    ["{", "MAZE_INDEXER_INDEX_UNREADABLE"],
    ["", "MAZE_INDEXER_INDEX_UNREADABLE"],
    ["{}", "MAZE_CORE_INVALID_DATA"],
    ['{"specVersion":"v2"}', "MAZE_CORE_INVALID_DATA"],
  ])("%j is refused with %s", (text, code) => {
    expect(() => parseIndex(text)).toThrow(expect.objectContaining({ code }) as Error);
  });
});
