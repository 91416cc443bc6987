import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { createSyntaxValidator } from "@maze/validation";
import fc from "fast-check";
import { expect, it } from "vitest";
import { makeProject } from "./project-setup.ts";

async function statusOf(directory: string, file: string, text: string): Promise<string> {
  await writeFile(join(directory, file), text);
  return (await createSyntaxValidator().validate({ directory, files: [file], edits: [] }, {})).status;
}

const parses = (text: string): boolean => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};

it("agrees with JSON.parse about every text", async () => {
  const directory = await makeProject({});
  const broken = fc
    .tuple(
      fc.json(),
      fc.nat(),
      fc.constantFrom("", ",", "}", "]", '"', ":", "[", "{", "0", "\\", "\n", "-", "e", " "),
      fc.nat(2),
    )
    .map(
      ([text, at, piece, cut]) =>
        text.slice(0, at % (text.length + 1)) + piece + text.slice((at % (text.length + 1)) + cut),
    );
  await fc.assert(
    fc.asyncProperty(fc.oneof(fc.json(), broken, fc.string()), async (text) => {
      expect(await statusOf(directory, "a.json", text)).toBe(parses(text) ? "passed" : "failed");
    }),
    { numRuns: 400 },
  );
});

it("allows comments and trailing commas where the tools do", async () => {
  const directory = await makeProject({});
  const text = '{ // a\n "a": [1, /* "b" */ 2,], "b//": "/*", }';
  expect(await statusOf(directory, "tsconfig.base.json", text)).toBe("passed");
  expect(await statusOf(directory, "package.json", text)).toBe("failed");
  expect(await statusOf(directory, "tsconfig.json", "{ , }")).toBe("failed");
  expect(await statusOf(directory, "deep.json", "[".repeat(200_000) + "]".repeat(200_000))).toBe("passed");
});
