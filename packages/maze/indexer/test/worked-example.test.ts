import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describeLanguageAdapterConformance } from "@maze/core/testing";
import { expect, it } from "vitest";
import { createIndexer, createPythonAdapter } from "../src/index.ts";
import { temporaryProject } from "./support/temporary-project.ts";
import { createPropertiesAdapter } from "./worked-example/properties-adapter.ts";

describeLanguageAdapterConformance(() => ({
  adapter: createPropertiesAdapter(),
  sample: { path: "app.properties", text: "# Where it listens.\nserver.port = 8080\nname: shop\nname = again\n" },
  broken: { path: "b.properties", text: "server.port\n" },
}));

it("is indexed beside other languages", async () => {
  const root = await temporaryProject({ "app.properties": "# Seconds.\ntimeout=30\n", "main.py": "def main(): ...\n" });
  const adapters = [createPropertiesAdapter(), createPythonAdapter()];
  const index = await createIndexer({ adapters }).index({ root });
  expect(index.symbols.map(({ id, doc }) => [id, doc?.summary])).toEqual([
    ["app.properties#timeout", "Seconds."],
    ["main.py#main", undefined],
  ]);
});

it("is what the guide shows", () => {
  const guide = readFileSync(join(import.meta.dirname, "../../../../docs/guide/language-adapters.md"), "utf8");
  for (const file of ["worked-example/properties-adapter.ts"]) {
    const source = readFileSync(join(import.meta.dirname, file), "utf8");
    expect(guide).toContain(`\`\`\`ts\n${source}\`\`\``);
  }
});
