import { goGrammar, type GoEntry } from "@maze/grammar/languages";
import { describe } from "vitest";
import { describeSnippets } from "../support/describe-snippets.ts";
import { goSnippets } from "./go-snippets.ts";

describe("Go", () => {
  describeSnippets(goSnippets, (entry) => goGrammar({ entry: entry as GoEntry }));
});
