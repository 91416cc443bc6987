import { pythonGrammar, type PythonEntry } from "@maze/grammar/languages";
import { describe } from "vitest";
import { describeSnippets } from "../support/describe-snippets.ts";
import { pythonSnippets } from "./python-snippets.ts";

describe("Python", () => {
  describeSnippets(pythonSnippets, (entry) => pythonGrammar({ entry: entry as PythonEntry, column: 4 }));
});
