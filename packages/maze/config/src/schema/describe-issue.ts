import { type z } from "zod";
import { closestName } from "../closest-name.ts";
import { descriptionOf, fallbackOf } from "./schema-shape.ts";

/** What a schema says against a value, in the words of the configuration. */
export interface ValueFinding {
  readonly code: "MAZE_CONFIG_VALUE" | "MAZE_CONFIG_UNKNOWN_KEY";
  /** Below the value that was checked. */
  readonly path: readonly (string | number)[];
  readonly message: string;
  readonly hint: string | undefined;
}

/** Turns the issues of zod into findings, one for each unknown key. */
export function describeIssues(issues: readonly z.core.$ZodIssue[]): readonly ValueFinding[] {
  return issues.flatMap((issue): ValueFinding[] => {
    const path = issue.path.map((segment) => (typeof segment === "symbol" ? String(segment) : segment));
    if (issue.code === "unrecognized_keys") {
      return issue.keys.map((key) => ({
        code: "MAZE_CONFIG_UNKNOWN_KEY",
        path: [...path, key],
        message: `unknown key ${key}`,
        hint: undefined,
      }));
    }
    return [{ code: "MAZE_CONFIG_VALUE", path, message: messageOf(issue), hint: hintOf(issue) }];
  });
}

function messageOf(issue: z.core.$ZodIssue): string {
  if (issue.code === "invalid_union" && issue.errors.length > 0) {
    const options = issue.errors.flatMap(([first]) => (first === undefined ? [] : [messageOf(first)]));
    return [...new Set(options)].join("; or ");
  }
  return issue.message.replace(/^Invalid (input|option): /, "");
}

function hintOf(issue: z.core.$ZodIssue): string | undefined {
  if (issue.code === "invalid_union")
    return issue.errors
      .flat()
      .map(hintOf)
      .find((hint) => hint !== undefined);
  if (issue.code !== "invalid_value" || typeof issue.input !== "string") return undefined;
  const near = closestName(issue.input, issue.values.map(String));
  return near === undefined ? undefined : `Did you mean ${JSON.stringify(near)}?`;
}

/** What a key means and what it is by default, as the remedy for a wrong value. */
export function meaningOf(schema: z.core.$ZodType): string | undefined {
  const description = descriptionOf(schema);
  const fallback = fallbackOf(schema);
  if (description === undefined) return undefined;
  return fallback === undefined ? description : `${description} Default: ${JSON.stringify(fallback)}`;
}
