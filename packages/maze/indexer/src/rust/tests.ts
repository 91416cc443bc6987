import type { SymbolRecord, TestRecord } from "@maze/core";
import type { Node } from "web-tree-sitter";
import { calleesIn, createCallReader } from "../tree-sitter/called-names.ts";
import { DEEPEST, fieldOf, textOf } from "../tree-sitter/nodes.ts";
import type { TreeFile } from "../tree-sitter/parse-tree.ts";
import { docOf, innerDocs } from "./doc-comments.ts";
import { itemsOf } from "./items.ts";

/** `#[test]`, `#[tokio::test]`, `#[rstest]`, `#[bench]`. */
const TEST = /^#\[(?:[\w:]+::)?(?:test|rstest|bench|test_case)\b/;
/** Constructors of the standard library's own sum types say nothing about the code under test. */
const TOOLS = /^(?:Some|Ok|Err|self\..*)$/;

/**
 * Functions that an attribute marks as tests, named with their modules within the file as cargo prints them, and the
 * examples of doc comments, named as rustdoc names them: `src/lib.rs - parse (line 12)`.
 */
export function readTests(file: TreeFile, symbols: readonly SymbolRecord[]): TestRecord[] {
  const functions = new Map<string, Node>();
  const found: { node: Node; name: string }[] = [];
  const visit = (list: Node, path: readonly string[], depth: number): void => {
    for (const { node, attributes } of depth > DEEPEST ? [] : itemsOf(file, list)) {
      const name = textOf(file, fieldOf(node, "name"));
      const body = fieldOf(node, "body");
      if (node.type === "mod_item" && body !== undefined) visit(body, [...path, name], depth + 1);
      if (node.type !== "function_item") continue;
      functions.set(name, node);
      if (attributes.some((attribute) => TEST.test(attribute))) found.push({ node, name: [...path, name].join("::") });
    }
  };
  visit(file.root, [], 0);
  const nameOf = (callee: string): string | undefined => (TOOLS.test(callee) ? undefined : callee);
  const calls = createCallReader(
    file,
    { types: ["call_expression"], callee: "function", nameOf, tokens: "token_tree" },
    functions,
  );
  const marked = found.map(({ node, name }): TestRecord => {
    const span = file.lines.spanOf(node.startIndex, node.endIndex);
    return { file: file.path, name, runner: "cargo test", span, calls: calls.callsWithin(node) };
  });
  return [...marked, ...docTests(file, symbols)];
}

function docTests(file: TreeFile, symbols: readonly SymbolRecord[]): TestRecord[] {
  const documented = [
    { name: "", doc: docOf(file, innerDocs(file, file.root)) },
    ...symbols.map(({ id, doc }) => ({
      name: id
        .slice(id.indexOf("#") + 1)
        .replace(/~\d+/g, "")
        .replaceAll(".", "::"),
      doc,
    })),
  ];
  return documented.flatMap(({ name, doc }) =>
    (doc?.examples ?? []).flatMap(({ text, span }) => {
      if (span === undefined) return [];
      // The line of the fence is the one above.
      const title = `${file.path} - ${name === "" ? "" : `${name} `}(line ${String(span.from.line - 1)})`;
      const names = calleesIn(text.replace(/^\s*# ?/gm, "")).filter(
        (callee) => !TOOLS.test(callee) && callee !== "main",
      );
      return [{ file: file.path, name: title, runner: "rustdoc", span, calls: [...new Set(names)] }];
    }),
  );
}
