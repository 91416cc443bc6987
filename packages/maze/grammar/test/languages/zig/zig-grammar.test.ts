import { zigGrammar, type ZigEntry } from "@maze/grammar/languages";
import { describe } from "vitest";
import { describeSnippets } from "../support/describe-snippets.ts";
import { zigSnippets } from "./zig-snippets.ts";

describe("Zig", () => {
  describeSnippets(zigSnippets, (entry) => zigGrammar({ entry: entry as ZigEntry }));
});
