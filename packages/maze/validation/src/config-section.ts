import type { ConfigSection } from "@maze/core";
import { z } from "zod";
import { externalValidatorSchema } from "./external/external-spec.ts";

/** `[validation]`: which stages judge, and how long they may take. */
export const validationConfigSection = {
  name: "validation",
  schema: z.strictObject({
    types: z.boolean().default(true).describe("Check the whole project with its own TypeScript compiler."),
    lint: z.boolean().default(true).describe("Ask the project's own linter where it has one."),
    tests: z.boolean().default(true).describe("Run the project's own tests."),
    policy: z
      .boolean()
      .default(true)
      .describe(
        "Refuse new any, as, non-null assertions, suppressing comments, and new use of network, files or processes.",
      ),
    security: z.boolean().default(true).describe("Follow input to where it does harm; edits must not add such a way."),
    allow: z
      .array(z.string())
      .default([])
      .describe("Modules and globals that new code may use although they reach outside: fs, fetch, process.exit."),
    cache: z
      .boolean()
      .default(true)
      .describe("Reuse what the compiler said of the same files, dependencies, options and environment."),
    typesTimeoutMs: z.int().positive().default(120_000).describe("Milliseconds for one run of the compiler."),
    testsTimeoutMs: z.int().positive().default(120_000).describe("Milliseconds for one run of the tests."),
    external: z
      .array(externalValidatorSchema)
      .default([])
      .describe("Validators outside of this program: a program or a server each. A project cannot set it for itself."),
    fixTimeoutMs: z.int().positive().default(60_000).describe("Milliseconds for one run of a linter or formatter."),
  }),
} as const satisfies ConfigSection;

export type ValidationConfig = z.output<typeof validationConfigSection.schema>;
