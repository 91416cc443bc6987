import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { BenchContext } from "../definition.ts";
import { installPackages } from "../install-packages.ts";
import type { MeasuredLanguage } from "./language-corpora.ts";
import type { TokenSpan } from "./token-mutations.ts";

const runtime = { "web-tree-sitter": "0.27.2" };
/** The package that publishes the parser of a language as WebAssembly. */
const parsers = {
  go: { name: "tree-sitter-go", version: "0.25.0" },
  python: { name: "tree-sitter-python", version: "0.25.0" },
  rust: { name: "tree-sitter-rust", version: "0.24.0" },
  zig: { name: "@tree-sitter-grammars/tree-sitter-zig", version: "1.1.2" },
} as const satisfies Record<MeasuredLanguage, { name: string; version: string }>;

/** The tree-sitter grammar of a language as a judge. */
export interface SyntaxJudge {
  readonly name: string;
  /** True when the text parses without an error anywhere. */
  readonly parses: (text: string) => boolean;
  /** The tokens of a text, without comments. */
  readonly tokensOf: (text: string) => TokenSpan[];
}

/** What is used of the runtime, which is installed for the bench only. */
interface Node {
  readonly type: string;
  readonly hasError: boolean;
  readonly startIndex: number;
  readonly endIndex: number;
  readonly children: readonly Node[];
}
interface Runtime {
  readonly Parser: {
    init(): Promise<void>;
    new (): { setLanguage(language: unknown): void; parse(text: string): { readonly rootNode: Node; delete(): void } };
  };
  readonly Language: { load(path: string): Promise<unknown> };
}

/** Loads the parser of a language, which is installed into the cache. */
export async function treeSitterJudge(context: BenchContext, language: MeasuredLanguage): Promise<SyntaxJudge> {
  const { name, version } = parsers[language];
  const [runtimeFolder, parserFolder] = [
    installPackages(context, runtime),
    installPackages(context, { [name]: version }),
  ];
  const module = join(runtimeFolder, "node_modules/web-tree-sitter/web-tree-sitter.js");
  const { Parser, Language } = (await import(pathToFileURL(module).href)) as Runtime;
  await Parser.init();
  const parser = new Parser();
  const file = `${name.split("/").at(-1) ?? name}.wasm`;
  parser.setLanguage(await Language.load(join(parserFolder, "node_modules", name, file)));

  function withTree<T>(text: string, use: (root: Node) => T): T {
    const tree = parser.parse(text);
    try {
      return use(tree.rootNode);
    } finally {
      tree.delete();
    }
  }
  function leaves(node: Node, text: string, found: TokenSpan[]): void {
    if (node.type.includes("comment")) return;
    if (node.children.length > 0) for (const child of node.children) leaves(child, text, found);
    else if (text.slice(node.startIndex, node.endIndex).trim() !== "") {
      found.push({ start: node.startIndex, end: node.endIndex });
    }
  }
  return {
    name: `${name} ${version}`,
    parses: (text) => withTree(text, (root) => !root.hasError),
    tokensOf: (text) =>
      withTree(text, (root) => {
        const found: TokenSpan[] = [];
        leaves(root, text, found);
        return found;
      }),
  };
}
