import { configJsonSchema, loadConfig } from "@maze/config";
import { securityRulePages } from "@maze/validation";
import { type z } from "zod";
import { configSections } from "./config-sections.ts";
import { jsonSchemas } from "./documents.ts";
import { repairPages } from "./repair-pages.ts";
import { commandLinePage, configurationPage } from "./reference-pages.ts";

/** Every generated file of docs/reference, by its path in the repository. */
export function referenceFiles(): ReadonlyMap<string, string> {
  const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;
  const defaults = loadConfig({ sections: configSections, cwd: "/", env: {}, platform: "linux", homeDir: "/nobody" });
  return new Map([
    ["docs/reference/cli.md", commandLinePage()],
    ["docs/reference/configuration.md", configurationPage(defaults, describeKey)],
    ["docs/reference/schemas/maze.toml.json", json(configJsonSchema(configSections))],
    ...repairPages(),
    ...[...securityRulePages()].map(([path, text]): [string, string] => [`docs/${path}`, text]),
    ...[...jsonSchemas()].map(([file, schema]): [string, string] => [`docs/reference/schemas/${file}`, json(schema)]),
  ]);
}

function describeKey(key: string): string {
  const [section, ...rest] = key.split(".");
  const found = configSections.find(({ name }) => name === section)?.schema as z.ZodObject | undefined;
  const shape = found?.shape[rest.join(".")] as z.ZodType | undefined;
  return shape?.description ?? "";
}
