import { throwIfAborted } from "@maze/core";
import type { BugPattern, BugProposal, SourceLanguage } from "../bug-pattern.ts";
import { parseSource, type SourceNode } from "../source/parse-source.ts";
import { replaceNode, type ReplacementPart } from "../source/replace-node.ts";
import { scopeOf } from "../source/scope.ts";

/** What may take the place of a node, if anything: each entry is a mutant of its own. */
export type Mutation = (node: SourceNode, language: SourceLanguage) => readonly (readonly ReplacementPart[])[];

export interface MutatorOptions {
  readonly id: string;
  readonly teaches: string;
  readonly mutate: Mutation;
  readonly languages?: readonly SourceLanguage[];
}

/** Parts of a program in which a change is no mistake of thought: types, imports, error texts. */
const LEFT_ALONE = new Set([
  "import_statement",
  "import_from_statement",
  "type_annotation",
  "type_arguments",
  "type_parameters",
  "type_alias_declaration",
  "interface_declaration",
  "type",
  "decorator",
  "throw_statement",
  "raise_statement",
  "assert_statement",
]);

/** A mutation operator as a bug pattern; proposals in the order of the text, the symbol itself before what it uses. */
export function createMutator({
  id,
  teaches,
  mutate,
  languages = ["typescript", "python"],
}: MutatorOptions): BugPattern {
  return {
    specVersion: "v1",
    id,
    languages,
    teaches,
    async propose({ path, language, text, symbol }, context = {}) {
      throwIfAborted(context.signal);
      if (!languages.includes(language)) return Promise.resolve([]);
      const root = parseSource(text, language, path);
      const scope = scopeOf(root, symbol);
      const ranked: { readonly rank: number; readonly proposal: BugProposal }[] = [];
      for (const node of codeNodes(root)) {
        const rank = scope.rank(node);
        if (rank === undefined) continue;
        for (const parts of mutate(node, language)) {
          const edits = replaceNode(text, node, parts);
          if (edits.length > 0) ranked.push({ rank, proposal: { edits } });
        }
      }
      return ranked.sort((a, b) => a.rank - b.rank).map(({ proposal }) => proposal);
    },
  };
}

function* codeNodes(node: SourceNode): Generator<SourceNode> {
  if (LEFT_ALONE.has(String(node.kind()))) return;
  yield node;
  for (const child of node.children()) yield* codeNodes(child);
}
