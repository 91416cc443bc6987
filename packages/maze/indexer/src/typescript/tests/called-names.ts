import type { Node, Program } from "oxc-parser";
import { dottedName } from "../names.ts";
import { walkNodes } from "../walk-nodes.ts";

/** Finds which functions a piece of a file calls. */
export interface CallFinder {
  /** Names such as `f`, `module.f`, in the order of the text, through functions that the file itself declares. */
  callsWithin(node: Node): string[];
}

/** `isTool` tells the names that are left out. */
export function createCallFinder(program: Program, isTool: (name: string) => boolean): CallFinder {
  const imported = new Set<string>();
  const functions = new Map<string, Node>();
  walkNodes(program, (node) => {
    if (node.type === "ImportDeclaration") for (const { local } of node.specifiers) imported.add(local.name);
    if (node.type === "FunctionDeclaration" && node.id !== null) functions.set(node.id.name, node);
    if (node.type === "VariableDeclarator" && node.id.type === "Identifier") {
      const { id, init } = node;
      if (init?.type === "ArrowFunctionExpression" || init?.type === "FunctionExpression") functions.set(id.name, init);
    }
    return undefined;
  });
  const isHandedOn = (name: string): boolean => imported.has(name) || functions.has(name);
  const direct = new Map<Node, readonly string[]>();
  const directCalls = (root: Node): readonly string[] => {
    const known = direct.get(root);
    if (known !== undefined) return known;
    const found = namesCalledIn(root, isHandedOn).filter((name) => !isTool(name.split(".")[0] ?? name));
    direct.set(root, found);
    return found;
  };
  return {
    callsWithin(node) {
      const names = new Set<string>();
      const pending = [node];
      const entered = new Set<Node>(pending);
      for (let at = pending.shift(); at !== undefined; at = pending.shift()) {
        for (const name of directCalls(at)) {
          names.add(name);
          const local = functions.get(name);
          if (local === undefined || entered.has(local)) continue;
          entered.add(local);
          pending.push(local);
        }
      }
      return [...names];
    },
  };
}

/** Callees, tags, components, and names that are handed on as arguments. */
function namesCalledIn(root: Node, isHandedOn: (name: string) => boolean): string[] {
  const names: string[] = [];
  const add = (name: string | undefined): void => {
    if (name !== undefined) names.push(name);
  };
  walkNodes(root, (node) => {
    if (node.type === "CallExpression" || node.type === "NewExpression") {
      add(dottedName(node.callee));
      for (const argument of node.arguments) {
        const name = dottedName(argument);
        if (name !== undefined && isHandedOn(name.split(".")[0] ?? name)) add(name);
      }
    } else if (node.type === "TaggedTemplateExpression") add(dottedName(node.tag));
    else if (node.type === "JSXOpeningElement" && node.name.type === "JSXIdentifier" && /^[A-Z]/.test(node.name.name))
      add(node.name.name);
    return undefined;
  });
  return names;
}
