import { z } from "zod";
import type { Candidate, ConstraintSet } from "@maze/core";

/** What `custom` constraints of the provider `repair` demand of a text. */
export const repairDemandSchema = z.discriminatedUnion("demand", [
  /** The text is another one. */
  z.strictObject({ demand: z.literal("other-text"), text: z.string() }),
  /** The text does not use this name. */
  z.strictObject({ demand: z.literal("without-name"), name: z.string() }),
  /** The text has at most so many lines. */
  z.strictObject({ demand: z.literal("at-most-lines"), lines: z.int().positive() }),
]);
/** What a constraint of the provider `repair` demands of a text. */
export type RepairDemand = z.infer<typeof repairDemandSchema>;

/** The constraint of `repair` that a candidate breaks, where it breaks one. */
export function brokenDemand({ text }: Candidate, { constraints }: ConstraintSet): RepairDemand | undefined {
  return constraints
    .flatMap(({ rule }) =>
      rule.rule === "custom" && rule.provider === "repair" ? [repairDemandSchema.parse(rule.data)] : [],
    )
    .find((demand) => {
      switch (demand.demand) {
        case "other-text":
          return text.trim() === demand.text.trim();
        case "without-name":
          return new RegExp(`(?<![\\w$])${demand.name.replaceAll("$", "\\$")}(?![\\w$])`).test(text);
        case "at-most-lines":
          return text.trim().split("\n").length > demand.lines;
      }
    });
}
