import { repairRules, type RepairRule } from "@maze/repair";

/** A page for every rule of repair, and the page that lists them. */
export function repairPages(): ReadonlyMap<string, string> {
  const folder = "docs/reference/repair";
  return new Map([
    [`${folder}/index.md`, indexPage()],
    ...repairRules.map((rule): [string, string] => [`${folder}/${rule.id}.md`, rulePage(rule)]),
  ]);
}

function indexPage(): string {
  const rows = repairRules.map(
    ({ id, family, summary }) => `| [${id}](${id}.md) | ${family} | ${summary.replaceAll("|", "\\|")} |`,
  );
  return [
    "# Rules of repair",
    "",
    "Generated from the catalogue; a test runs every example against the compiler. `maze repair` searches among these",
    "edits for the ones that leave no error and cost the least meaning.",
    "",
    "| rule | family | what it does |",
    "|---|---|---|",
    ...rows,
    "",
  ].join("\n");
}

function rulePage({ id, family, summary, codes, escape, example }: RepairRule): string {
  return [
    `# ${id}`,
    "",
    summary,
    "",
    `Family: ${family}. ${codes.length === 0 ? "Any finding" : `Findings: ${codes.map((code) => `TS${String(code)}`).join(", ")}`}.`,
    ...(escape === true ? ["", "Only with `--allow-any`."] : []),
    "",
    "```text",
    example.before.trimEnd(),
    "```",
    "",
    "becomes",
    "",
    "```text",
    example.after.trimEnd(),
    "```",
    "",
  ].join("\n");
}
