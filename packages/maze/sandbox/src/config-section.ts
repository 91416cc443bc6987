import type { ConfigSection } from "@maze/core";
import { z } from "zod";

/** `[sandbox]`: how code that is not trusted yet is run. */
export const sandboxConfigSection = {
  name: "sandbox",
  schema: z.strictObject({
    level: z
      .enum(["auto", "bubblewrap", "namespaces", "node-permission", "none"])
      .default("auto")
      .describe("Isolation of the project's tests; auto takes the strongest that this machine holds."),
    unsafeNoIsolation: z
      .boolean()
      .default(false)
      .describe("Run tests without isolation where this machine holds none; a project cannot set it for itself."),
    memoryMb: z.int().positive().default(4096).describe("Memory of one run of the tests, in MiB."),
    processes: z.int().positive().default(512).describe("Processes and threads of one run of the tests."),
  }),
} as const satisfies ConfigSection;

export type SandboxConfig = z.output<typeof sandboxConfigSection.schema>;
