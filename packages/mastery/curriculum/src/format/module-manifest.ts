import { z } from "zod";
import { formatSchema, idSchema, languageSchema, pathSchema, textSchema } from "./primitives.ts";

/** A program that judges the learner's files in the workspace; no shell is involved. */
export const validatorSchema = z.strictObject({
  argv: z.array(z.string().min(1)).min(1),
  language: languageSchema,
  /** What it prints on stdout. */
  report: z.enum(["tap", "vitest", "pytest", "junit"]),
  timeout_s: z.number().positive().max(600),
});
export type ValidatorSpec = z.infer<typeof validatorSchema>;

export const MODULE_TYPES = ["standard", "justify_only", "experiment", "test_your_tests"] as const;

/** `module.yaml`. */
export const moduleManifestSchema = z
  .strictObject({
    format: formatSchema,
    id: idSchema,
    title: textSchema,
    type: z.enum(MODULE_TYPES),
    requires: z.array(idSchema).default([]),
    minutes: z.number().positive(),
    validator: validatorSchema.optional(),
    /** What the learner writes. */
    files: z.array(pathSchema).default([]),
    hints: z.array(textSchema).default([]),
  })
  .superRefine(({ type, validator, files }, context) => {
    const builds = type !== "justify_only";
    const must = builds ? "needs" : "has no";
    if ((validator !== undefined) !== builds) {
      context.addIssue({ code: "custom", path: ["type"], message: `a module of type ${type} ${must} validator` });
    }
    if (files.length > 0 !== builds) {
      context.addIssue({ code: "custom", path: ["type"], message: `a module of type ${type} ${must} files` });
    }
  });
export type ModuleManifest = z.infer<typeof moduleManifestSchema>;
export type ModuleType = ModuleManifest["type"];
