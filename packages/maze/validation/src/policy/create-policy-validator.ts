import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { type Diagnostic, type FileEdit, type Validator, parseData } from "@maze/core";
import { z } from "zod";
import { languageOf } from "../source-files.ts";
import { countOf, createStage, judged, skipped } from "../stage.ts";
import { parseGuarded, TOO_DEEP } from "../syntax/parse-guarded.ts";
import { parserVersion } from "../syntax/parser-version.ts";
import { CAPABILITIES } from "./capabilities.ts";
import { CONSTRUCTS, type Construct, type FoundConstruct, findConstructs } from "./constructs.ts";

/** Names of the constructs that a policy can forbid. */
export const POLICY_CONSTRUCTS = ["any", "as", "non-null", "ts-ignore", "eslint-disable", ...CAPABILITIES] as const;

export const policyValidatorOptionsSchema = z.strictObject({
  /** Absolute path of the project without the edits: what it holds already is not new. */
  baseline: z.string().optional(),
  enabled: z.boolean().default(true),
  /** Constructs that edits must not add. */
  forbid: z.array(z.enum(POLICY_CONSTRUCTS)).default([...POLICY_CONSTRUCTS]),
  /** Modules and globals that edits may use all the same: `fs`, `fetch`, `process.exit`. */
  allow: z.array(z.string()).default([]),
});
export type PolicyValidatorOptions = z.input<typeof policyValidatorOptionsSchema>;

/**
 * The stage `policy`: edits add no construct that takes the compiler or the linter out of the game, and no use of the
 * network, the file system or other processes. Counted in the syntax
 * tree before and after, so that moving what was there already adds nothing, and text in strings does not count.
 */
export function createPolicyValidator(options: PolicyValidatorOptions = {}): Validator {
  const { baseline, enabled, forbid, allow } = parseData(
    policyValidatorOptionsSchema,
    options,
    "options of createPolicyValidator",
  );
  const constructs = CONSTRUCTS.filter(({ id }) => forbid.some((name) => name === id));
  const allowed = new Set(allow.map((name) => name.replace(/^node:/, "")));
  const rules = { constructs, allowed };
  return createStage({
    id: "policy",
    after: ["syntax"],
    enabled,
    async run({ edits }, { signal }) {
      const known = edits.filter(({ file }) => ["typescript", "javascript"].includes(languageOf(file) ?? ""));
      if (known.length === 0) {
        return skipped(
          "nothing-changed",
          edits.length === 0 ? "no edit was made" : "no edit is of TypeScript or JavaScript",
        );
      }
      const found = await Promise.all(
        known.map(async (edit) => {
          const [before, after] = await Promise.all([
            constructsOf(edit.file, await textBefore(baseline, edit), rules, signal),
            constructsOf(edit.file, edit.newText, rules, signal),
          ]);
          // A text that was too deep before holds nothing that could be told from what is new.
          return after === undefined ? [tooDeep(edit)] : added(edit.file, before ?? [], after, constructs);
        }),
      );
      return judged(found.flat(), {
        tool: `oxc-parser ${await parserVersion()}`,
        scope: countOf(known.length, "edited file"),
      });
    },
  });
}

async function textBefore(baseline: string | undefined, { file, baseHash }: FileEdit): Promise<string> {
  if (baseline === undefined || baseHash === null) return "";
  return readFile(join(baseline, file), "utf8");
}

/** `undefined` where the text is nested too deeply to be parsed. */
async function constructsOf(
  file: string,
  text: string,
  { constructs, allowed }: { constructs: readonly Construct[]; allowed: ReadonlySet<string> },
  signal: AbortSignal | undefined,
): Promise<FoundConstruct[] | undefined> {
  const parsed = await parseGuarded(file, text, signal);
  return parsed === undefined ? undefined : findConstructs(parsed, text, constructs, allowed);
}

const tooDeep = ({ file }: FileEdit): Diagnostic => ({ source: "policy", severity: "error", file, ...TOO_DEEP });

/** What the new text has more of than the old one; of equal texts, the later ones are new. */
function added(
  file: string,
  before: readonly FoundConstruct[],
  after: readonly FoundConstruct[],
  constructs: readonly Construct[],
): Diagnostic[] {
  const left = new Map<string, number>();
  const keyOf = (found: FoundConstruct): string => `${found.construct.id}\n${found.text}`;
  for (const found of before) left.set(keyOf(found), (left.get(keyOf(found)) ?? 0) + 1);
  const unmatched = after.filter((found) => {
    const count = left.get(keyOf(found)) ?? 0;
    left.set(keyOf(found), count - 1);
    return count <= 0;
  });
  return constructs.flatMap((construct) => {
    const of = (list: readonly { construct: Construct }[]): number =>
      list.filter((found) => found.construct === construct).length;
    // A construct whose own text was edited is not one more.
    const more = of(after) - of(before);
    const fresh = unmatched.filter((found) => found.construct === construct);
    return (more > 0 ? fresh.slice(-more) : []).map(({ text, span }) => ({
      source: "policy",
      severity: "error" as const,
      code: construct.id,
      message: `new text must not use ${construct.id}: ${text.split("\n")[0] ?? ""}`,
      file,
      span,
      hint: construct.instead,
    }));
  });
}
