import { describe, expect, it } from "vitest";
import { goDiffers } from "./go/tree-sitter-differs.ts";
import { goSnippets } from "./go/go-snippets.ts";
import { pythonSnippets } from "./python/python-snippets.ts";
import { pythonDiffers } from "./python/tree-sitter-differs.ts";
import { rustSnippets } from "./rust/rust-snippets.ts";
import { rustDiffers } from "./rust/tree-sitter-differs.ts";
import { treeSitterJudge, type JudgedLanguage } from "./support/tree-sitter.ts";
import { zigDiffers } from "./zig/tree-sitter-differs.ts";
import { zigSnippets } from "./zig/zig-snippets.ts";

const tables = {
  go: { snippets: goSnippets, differs: goDiffers },
  python: { snippets: pythonSnippets, differs: pythonDiffers },
  rust: { snippets: rustSnippets, differs: rustDiffers },
  zig: { snippets: zigSnippets, differs: zigDiffers },
};

describe.each(Object.keys(tables) as JudgedLanguage[])("the table of %s", (language) => {
  it(
    "says what the tree-sitter grammar says, but where the language is known to differ",
    { timeout: 120_000 },
    async () => {
      const parses = await treeSitterJudge(language);
      const { snippets, differs } = tables[language];
      const files = snippets.filter(({ entry }) => entry === undefined);
      const accepted = files.flatMap((group) => group.accepted);
      const refused = files.flatMap((group) => [...group.refused, ...(group.alsoRefused ?? [])]);
      expect({
        onlyTheLanguageAccepts: accepted.filter((text) => !parses(text)),
        onlyTreeSitterAccepts: refused.filter(parses),
      }).toEqual(differs);
    },
  );
});
