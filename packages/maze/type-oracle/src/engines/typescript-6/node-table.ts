import type ts from "typescript";
import { encodeNodeRecords, type NodeRecord } from "../../compiler/node-records.ts";
import type { Compiler } from "./compiler.ts";
import type { FlagTable } from "./flags.ts";

/** Numbers of the nodes of files, and trees as TypeScript 7.0 sends them. */
export interface NodeTable {
  /** The handle of a node, `<index>.<kind>.<path>`. */
  handleOf(node: ts.Node): string;
  nodeOf(handle: string, file: ts.SourceFile): ts.Node | undefined;
  /** A tree in the encoding of 7.0, in base64. */
  encode(root: ts.Node): string;
}

export function createNodeTable(compiler: Compiler, flags: FlagTable): NodeTable {
  const known = new WeakMap<ts.SourceFile, { indexes: Map<ts.Node, number>; nodes: ts.Node[] }>();
  const numbersOf = (file: ts.SourceFile): { indexes: Map<ts.Node, number>; nodes: ts.Node[] } => {
    const before = known.get(file);
    if (before !== undefined) return before;
    const nodes: ts.Node[] = [file];
    const visit = (node: ts.Node): void => {
      nodes.push(node);
      compiler.forEachChild(node, visit);
    };
    visit(file);
    const numbers = { nodes, indexes: new Map(nodes.slice(1).map((node, index) => [node, index + 1])) };
    known.set(file, numbers);
    return numbers;
  };
  return {
    handleOf(node) {
      const file = node.getSourceFile();
      return `${numbersOf(file).indexes.get(node) ?? 0}.${flags.kindOf(node.kind)}.${file.fileName}`;
    },
    nodeOf: (handle, file) => numbersOf(file).nodes[Number.parseInt(handle, 10)],
    encode(root) {
      const records: NodeRecord[] = [];
      const visit = (node: ts.Node, parent: number): void => {
        const index = records.length + 1;
        const { pos, end } = node;
        records.push({ kind: flags.kindOf(node.kind), parent, pos, end, ...contentOf(compiler, node) });
        compiler.forEachChild(node, (child) => visit(child, index));
      };
      visit(root, 0);
      return encodeNodeRecords(records);
    },
  };
}

function contentOf(compiler: Compiler, node: ts.Node): Pick<NodeRecord, "text" | "flags"> {
  if (compiler.isIdentifier(node) || compiler.isStringLiteral(node)) return { text: node.text };
  const isTypeOnly =
    (compiler.isImportSpecifier(node) && node.isTypeOnly) ||
    (compiler.isImportClause(node) && node.phaseModifier === compiler.SyntaxKind.TypeKeyword);
  return isTypeOnly ? { flags: 1 } : {};
}
