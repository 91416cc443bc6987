import type { Node } from "web-tree-sitter";
import { fieldOf, lineOf, textOf } from "../tree-sitter/nodes.ts";
import type { TreeFile } from "../tree-sitter/parse-tree.ts";

/** A name that a statement assigns or annotates. */
export interface AssignedName {
  readonly name: string;
  readonly at: Node;
  readonly type: Node | undefined;
  /** Annotated as `Final`. */
  readonly isFinal: boolean;
}

/** Names that an expression statement binds, through chains and patterns; `x: int` declares a name too. */
export function assignedNames(file: TreeFile, statement: Node): AssignedName[] {
  const found: AssignedName[] = [];
  let at: Node | undefined = statement.firstNamedChild ?? undefined;
  while (at?.type === "assignment") {
    const left = fieldOf(at, "left");
    const type = fieldOf(at, "type");
    const isFinal = /^(?:[\w.]+\.)?Final\b/.test(lineOf(file, type));
    for (const target of left === undefined ? [] : targetsOf(left)) {
      if (target.type === "identifier") found.push({ name: textOf(file, target), at: statement, type, isFinal });
    }
    at = fieldOf(at, "right");
  }
  return found;
}

/** Attributes that a function assigns to its first parameter. */
export function selfAttributes(file: TreeFile, node: Node, body: string): AssignedName[] {
  const [first] = fieldOf(node, "parameters")?.namedChildren ?? [];
  const self = textOf(file, first?.type === "identifier" ? first : (first?.firstNamedChild ?? undefined));
  if (self === "" || !body.includes(`${self}.`)) return [];
  return node.descendantsOfType("assignment").flatMap((assignment) => {
    const left = fieldOf(assignment, "left");
    const type = fieldOf(assignment, "type");
    return (left === undefined ? [] : targetsOf(left)).flatMap((target) => {
      if (target.type !== "attribute" || textOf(file, fieldOf(target, "object")) !== self) return [];
      return [{ name: textOf(file, fieldOf(target, "attribute")), at: assignment, type, isFinal: false }];
    });
  });
}

const PATTERNS = new Set([
  "pattern_list",
  "tuple_pattern",
  "list_pattern",
  "list_splat_pattern",
  "parenthesized_expression",
  "expression_list",
]);

/** What a pattern assigns to, in the order of the text. */
function targetsOf(pattern: Node): Node[] {
  const found: Node[] = [];
  const waiting = [pattern];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (PATTERNS.has(node.type)) waiting.push(...node.namedChildren.reverse());
    else found.push(node);
  }
  return found;
}
