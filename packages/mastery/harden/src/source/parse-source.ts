import { parse, registerDynamicLanguage, Lang, type SgNode } from "@ast-grep/napi";
import python from "@ast-grep/lang-python";
import type { SourceLanguage } from "../bug-pattern.ts";

/** A node of ast-grep's tree; its offsets are UTF-16 code units. */
export type SourceNode = SgNode;

const PYTHON = "python";
let pythonIsRegistered = false;

/** The root of the syntax tree. Broken code has a tree too; `syntaxFaults` counts what is broken. */
export function parseSource(text: string, language: SourceLanguage, path = ""): SourceNode {
  return parse(grammarOf(language, path), text).root();
}

function grammarOf(language: SourceLanguage, path: string): string {
  if (language === "typescript") return /\.[jt]sx$/.test(path) ? Lang.Tsx : Lang.TypeScript;
  if (!pythonIsRegistered) {
    // ast-grep takes languages once in a process.
    registerDynamicLanguage({ [PYTHON]: python });
    pythonIsRegistered = true;
  }
  return PYTHON;
}

export function startOf(node: SourceNode): number {
  return node.range().start.index;
}

export function endOf(node: SourceNode): number {
  return node.range().end.index;
}

/** Kinds whose inside is text and not code. */
const ATOMIC_KINDS = new Set(["string", "template_string", "regex", "comment"]);

/** What the tree is made of, in order: tokens and comments, no spaces. Strings are whole. */
export function leavesOf(node: SourceNode): SourceNode[] {
  if (ATOMIC_KINDS.has(String(node.kind()))) return [node];
  const children = node.children();
  return children.length === 0 ? [node] : children.flatMap(leavesOf);
}

export function isComment(node: SourceNode): boolean {
  return node.kind() === "comment";
}

/** How many places of the tree the parser could not read or had to make up. */
export function syntaxFaults(root: SourceNode): number {
  let faults = 0;
  const visit = (node: SourceNode): void => {
    const children = node.children();
    if (node.kind() === "ERROR" || (children.length === 0 && isMadeUp(node))) faults += 1;
    for (const child of children) visit(child);
  };
  visit(root);
  return faults;
}

/** A token that is missing is in the tree with no width; an empty file or block is no fault. */
function isMadeUp(node: SourceNode): boolean {
  return (
    startOf(node) === endOf(node) && !["program", "module", "block", "string_content"].includes(String(node.kind()))
  );
}

/** Every node below and including this one, in the order of the text. */
export function* walk(node: SourceNode): Generator<SourceNode> {
  yield node;
  for (const child of node.children()) yield* walk(child);
}
