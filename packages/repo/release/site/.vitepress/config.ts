import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { defineConfig, type UserConfig } from "vitepress";

type Plugin = Extract<NonNullable<NonNullable<UserConfig["vite"]>["plugins"]>[number], { name: string }>;

const docs = join(import.meta.dirname, "../../../../../docs");

/** The parts of the site in reading order; a part whose folder is empty is left out. */
const parts = [
  { text: "Guide", folder: "guide" },
  { text: "Reference", folder: "reference" },
  { text: "Grammar dialects", folder: "reference/dialects" },
  { text: "Errors", folder: "reference/errors" },
  { text: "API", folder: "reference/api" },
  { text: "Decisions", folder: "decisions" },
];

/** The pages of a folder by file name, called by their first heading. */
function pagesOf(folder: string) {
  if (!existsSync(join(docs, folder))) return [];
  const entries = readdirSync(join(docs, folder), { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  return entries.flatMap((entry) => {
    if (!entry.isDirectory()) return entry.name.endsWith(".md") ? [page(folder, entry.name)] : [];
    return existsSync(join(docs, folder, entry.name, "index.md")) ? [page(`${folder}/${entry.name}`, "index.md")] : [];
  });
}

function page(folder: string, file: string) {
  const heading = /^# (.+)$/m.exec(readFileSync(join(docs, folder, file), "utf8"))?.[1];
  return { text: heading?.replaceAll("\\", "") ?? file, link: `/${folder}/${file.replace(/(index)?\.md$/, "")}` };
}

const sidebar = parts
  .map(({ text, folder }) => ({ text, collapsed: folder === "reference/api", items: pagesOf(folder) }))
  .filter(({ items }) => items.length > 0);

/** The pages lie outside of any package, so what they need of Vue is looked up from this file. */
const vueFromHere: Plugin = {
  name: "vue-from-here",
  enforce: "pre",
  resolveId(source) {
    return /^vue(\/|$)/.test(source) ? this.resolve(source, import.meta.filename, { skipSelf: true }) : undefined;
  },
};

export default defineConfig({
  title: "Maze",
  description: "Code that your project's own compiler and tests accept, and a person who understands it.",
  srcDir: docs,
  vite: { plugins: [vueFromHere] },
  cleanUrls: true,
  // A source link of the generated reference points at a file of the repository, which the site does not have.
  ignoreDeadLinks: [/\/src\//],
  themeConfig: { sidebar, search: { provider: "local" } },
});
