import type { Node } from "web-tree-sitter";
import { fieldOf, textOf } from "../tree-sitter/nodes.ts";
import type { TreeFile } from "../tree-sitter/parse-tree.ts";
import { stringText } from "./strings.ts";

/** Which names of a module `from module import *` gives. */
export interface ExportedNames {
  /** The names in `__all__`; empty where there is none. */
  readonly listed: ReadonlySet<string>;
  isExported(name: string): boolean;
}

/**
 * Reads `__all__`, also where it is extended. Where part of it is computed, or there is none, names without a leading
 * underscore count as exported too.
 */
export function readExportedNames(file: TreeFile): ExportedNames {
  const listed = new Set<string>();
  let isComplete = false;
  let isComputed = false;
  if (file.text.includes("__all__")) {
    for (const statement of file.root.namedChildren) {
      const [value, isAssigned] = valueOfAll(file, statement);
      if (value === undefined) continue;
      isComplete ||= isAssigned;
      if (!addNames(file, value, listed)) isComputed = true;
    }
  }
  const byUnderscore = !isComplete || isComputed;
  return { listed, isExported: (name) => listed.has(name) || (byUnderscore && !name.startsWith("_")) };
}

/** What a statement assigns or adds to `__all__`, and whether it assigns. */
function valueOfAll(file: TreeFile, statement: Node): [value: Node | undefined, isAssigned: boolean] {
  const expression = statement.type === "expression_statement" ? statement.firstNamedChild : null;
  if (expression === null) return [undefined, false];
  if (expression.type === "assignment" || expression.type === "augmented_assignment") {
    const isAll = textOf(file, fieldOf(expression, "left")) === "__all__";
    return [isAll ? fieldOf(expression, "right") : undefined, expression.type === "assignment"];
  }
  const isExtended =
    expression.type === "call" && /^__all__\.(?:extend|append)$/.test(textOf(file, fieldOf(expression, "function")));
  return [isExtended ? (fieldOf(expression, "arguments") ?? undefined) : undefined, false];
}

/** Adds the strings that a list, a tuple, or a sum of them holds; false where anything else is among them. */
function addNames(file: TreeFile, value: Node, names: Set<string>): boolean {
  let isComplete = true;
  const waiting = [value];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (node.type === "string") names.add(stringText(file, node));
    else if (LISTS.has(node.type)) waiting.push(...node.namedChildren);
    else if (node.type !== "comment") isComplete = false;
  }
  return isComplete;
}

const LISTS = new Set(["list", "tuple", "argument_list", "binary_operator", "parenthesized_expression"]);
