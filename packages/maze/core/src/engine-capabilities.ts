import { z } from "zod";
import { enforcementSchema } from "./constraint.ts";

/** What an engine can do, so that a caller asks rather than guesses. */
export const engineCapabilitiesSchema = z.strictObject({
  /** Kinds of task it takes. */
  tasks: z.array(z.enum(["function", "hole", "completion", "file", "edit"])),
  languages: z.array(z.string()),
  /** Rules it enforces itself, and when; every other rule is left to validation. */
  enforces: z.array(z.strictObject({ rule: z.string(), enforcement: enforcementSchema })),
  /** Grammar dialects it accepts, where it takes grammars. */
  dialects: z.array(z.string()),
  needsNetwork: z.boolean(),
  needsKey: z.boolean(),
  deterministic: z.boolean(),
});
/** What an engine can do. */
export type EngineCapabilities = z.infer<typeof engineCapabilitiesSchema>;
