import { formatConfigKey, loadConfig } from "@maze/config";
import fc from "fast-check";
import { parse } from "smol-toml";
import { expect, test } from "vitest";
import { z } from "zod";
import { memoryFiles } from "./support/load.ts";
import { NAMES, textOf, tomlDocument } from "./support/toml-documents.ts";

// Sections that take any key, so that every document of the generator with tables at its top is a configuration.
const sections = NAMES.map((name) => ({ name, schema: z.looseObject({}) }));

const isTable = (value: unknown): boolean =>
  typeof value === "object" && !Array.isArray(value) && !(value instanceof Date);

test("the origin of a key is the line of its statement, in any valid document", () => {
  let checked = 0;
  fc.assert(
    fc.property(tomlDocument, ({ chunks, leaves }) => {
      const text = textOf(chunks);
      fc.pre(Object.values(parse(text)).every(isTable));
      const files = memoryFiles({ "/app/maze.toml": text });
      const config = loadConfig({ sections, cwd: "/app", env: {}, platform: "linux", homeDir: "/nobody", files });
      for (const { path, chunk, inline } of leaves) {
        if (path.length !== 2 || inline) continue;
        const line = `${textOf(chunks.slice(0, chunk))}${chunks[chunk]?.before ?? ""}`.split("\n").length;
        expect(config.origins[formatConfigKey(path)]).toMatchObject({ layer: "project", file: "/app/maze.toml", line });
        checked++;
      }
    }),
    { numRuns: 300 },
  );
  expect(checked).toBeGreaterThan(100);
});
