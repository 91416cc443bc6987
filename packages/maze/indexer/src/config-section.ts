import type { ConfigSection } from "@maze/core";
import { z } from "zod";

/** `[index]`: which files of a project are indexed. */
export const indexerConfigSection = {
  name: "index",
  schema: z.strictObject({
    exclude: z
      .array(z.string().min(1))
      .default([])
      .describe("Files and folders that are left out, as patterns in the syntax of .gitignore."),
    skipFolders: z
      .array(z.string().min(1))
      .default([
        ...["node_modules", ".git", "dist", "build", "coverage", ".next", ".turbo", ".maze"],
        ...["__pycache__", ".venv", ".tox", ".nox", "site-packages", ".zig-cache", "zig-cache", "zig-out"],
      ])
      .describe("Names of folders that are left out wherever they stand."),
    useGitignore: z.boolean().default(true).describe("Leave out what the .gitignore files of the project exclude."),
    maxFileBytes: z
      .int()
      .positive()
      .default(1024 * 1024)
      .describe("Bytes above which a file is left out."),
    includeTests: z.boolean().default(true).describe("Index test files: their tests, and the examples in them."),
    includeGenerated: z
      .boolean()
      .default(false)
      .describe("Index minified files and files that say they are generated."),
  }),
} as const satisfies ConfigSection;

/** The values of the section. */
export type IndexerConfig = z.output<typeof indexerConfigSection.schema>;
