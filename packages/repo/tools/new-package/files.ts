import { tagOf } from "../rules/boundaries.ts";
import { manifestOf, type ManifestInput } from "./manifest.ts";

const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

/** The files of a new package, by their path inside it. `license` is the text of the repository's own. */
export function filesOf(input: ManifestInput, license: string): Readonly<Record<string, string>> {
  const { kind } = input.place;
  return {
    "package.json": json(manifestOf(input)),
    "tsconfig.json": json({
      extends: "@repo/tools/tsconfig/package.json",
      include: kind === "repo" ? ["**/*.ts"] : ["src", "test"],
      exclude: ["node_modules", "test/fixtures"],
    }),
    "vitest.config.ts": presetFile("defineMazeVitest", "vitest"),
    "README.md": readme(input),
    ...(kind !== "repo" && {
      "tsconfig.build.json": json({
        extends: "@repo/tools/tsconfig/build.json",
        compilerOptions: { rootDir: "src", outDir: "dist" },
        include: ["src"],
      }),
      "tsup.config.ts": presetFile("defineMazeTsup", "tsup"),
      "turbo.json": json({ extends: ["//"], tags: [kind === "app" ? "app" : tagOf(input.place.name)] }),
      "typedoc.json": json({ entryPoints: input.entries.map((entry) => `src/${entry}.ts`) }),
      LICENSE: license,
      "src/index.ts": "/** @packageDocumentation */\nexport {};\n",
    }),
  };
}

function presetFile(factory: string, preset: string): string {
  return `import { ${factory} } from "@repo/tools/${preset}";\n\nexport default ${factory}();\n`;
}

function readme({ place }: ManifestInput): string {
  const install = place.kind === "repo" ? "" : `\n\`\`\`sh\nnpm install ${place.name}\n\`\`\`\n`;
  return `# ${place.name}\n${install}`;
}
