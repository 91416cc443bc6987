import type { SecurityRule } from "./findings.ts";
import { SECURITY_RULES } from "./rules/index.ts";

/** What a report can say of each rule, by the code of its findings. */
export const securityRuleDescriptions: Readonly<
  Record<string, { readonly title: string; readonly help: string; readonly tags: readonly string[] }>
> = Object.fromEntries(
  SECURITY_RULES.map(({ id, title, about, remedy, cwe }) => [
    `security/${id}`,
    { title, help: `${about} ${remedy}`, tags: ["security", ...cwe.map((number) => `CWE-${String(number)}`)] },
  ]),
);

/** The page of each rule, by its path from the root of the documentation. */
export function securityRulePages(): ReadonlyMap<string, string> {
  const rows = SECURITY_RULES.map(({ id, title, cwe }) => `- [${id}](./${id}.md): ${title} (CWE-${String(cwe[0])})\n`);
  const intro = `The stage \`security\` of \`maze validate\` follows input through a TypeScript or JavaScript file. Generated
from the rules; what a rule finds and what it lets pass is run by its tests.

A finding that is right and wanted is allowed by a comment on its line or the line above, with a reason:
\`// maze-allow security/RULE: reason\`. It is listed as a hint from then on.\n`;
  return new Map([
    ["reference/security/index.md", `# Security rules\n\n${intro}\n${rows.join("")}`],
    ...SECURITY_RULES.map((rule) => [`reference/security/${rule.id}.md`, pageOf(rule)] as const),
  ]);
}

function pageOf({ id, title, about, remedy, cwe, bad, good }: SecurityRule): string {
  const links = cwe.map((n) => `[CWE-${String(n)}](https://cwe.mitre.org/data/definitions/${String(n)}.html)`);
  const code = (text: string): string => `\`\`\`js\n${text}\n\`\`\`\n`;
  return [
    `# security/${id}\n`,
    `${title}. ${links.join(", ")}\n`,
    `${about}\n`,
    `**What to do.** ${remedy}\n`,
    "Found:\n",
    code(bad),
    "Not found:\n",
    code(good),
  ].join("\n");
}
