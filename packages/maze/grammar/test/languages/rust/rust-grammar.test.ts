import { rustGrammar, type RustEntry } from "@maze/grammar/languages";
import { describe } from "vitest";
import { describeSnippets } from "../support/describe-snippets.ts";
import { rustSnippets } from "./rust-snippets.ts";

describe("Rust", () => {
  describeSnippets(rustSnippets, (entry) => rustGrammar({ entry: entry as RustEntry }));
});
