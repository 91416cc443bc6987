import { z } from "zod";

const common = {
  /** Name of the stage. */
  id: z.string().regex(/^[a-z][a-z0-9-]*$/, "lower-case letters, digits and dashes"),
  timeoutMs: z.int().positive().default(60_000),
};

/** A validator outside of this program: another program, or a server. */
export const externalValidatorSchema = z.union([
  z.strictObject({
    ...common,
    /** Absolute path, or the name of a program in the usual places of the system. */
    program: z.string().min(1),
    args: z.array(z.string()).default([]),
  }),
  z.strictObject({
    ...common,
    url: z.url({ protocol: /^https?$/ }),
  }),
]);
/** A validator outside of this program. */
export type ExternalValidator = z.output<typeof externalValidatorSchema>;
