import type { ImportRecord } from "@maze/core";
import type { Node } from "web-tree-sitter";
import { DEEPEST, childOf, fieldOf, lineOf, textOf } from "../tree-sitter/nodes.ts";
import type { TreeFile } from "../tree-sitter/parse-tree.ts";

/** One name of a `use`, with the path before it. */
interface UsedName {
  readonly module: string;
  readonly imported: string;
  readonly local: string;
}

/** `use` and `extern crate` wherever they stand, one record for each path of a list; `pub use` is a re-export too. */
export function readImports(file: TreeFile): ImportRecord[] {
  const records: ImportRecord[] = [];
  for (const node of file.root.descendantsOfType(["use_declaration", "extern_crate_declaration"])) {
    const span = file.lines.spanOf(node.startIndex, node.endIndex);
    const isPublic = childOf(node, "visibility_modifier") !== undefined;
    const byModule = new Map<string, ImportRecord["bindings"]>();
    for (const { module, imported, local } of namesOf(file, node)) {
      const bindings = byModule.get(module) ?? [];
      bindings.push({ imported, local, typeOnly: false });
      byModule.set(module, bindings);
    }
    for (const form of isPublic ? (["import", "re-export"] as const) : (["import"] as const))
      for (const [module, bindings] of byModule)
        records.push({ file: file.path, module, bindings, typeOnly: false, span, form });
  }
  return records;
}

function namesOf(file: TreeFile, node: Node): UsedName[] {
  if (node.type === "use_declaration") {
    const argument = fieldOf(node, "argument");
    return argument === undefined ? [] : usedNames(file, argument, "", 0);
  }
  const module = textOf(file, fieldOf(node, "name"));
  return [{ module, imported: "*", local: textOf(file, fieldOf(node, "alias")) || module }];
}

function usedNames(file: TreeFile, node: Node, prefix: string, depth: number): UsedName[] {
  if (depth > DEEPEST) return [];
  const joined = (path: string): string => (prefix === "" || path === "" ? prefix + path : `${prefix}::${path}`);
  switch (node.type) {
    case "use_list":
      return node.namedChildren.flatMap((child) => usedNames(file, child, prefix, depth + 1));
    case "scoped_use_list": {
      const list = fieldOf(node, "list");
      const path = joined(pathOf(file, fieldOf(node, "path")));
      return list === undefined ? [] : usedNames(file, list, path, depth + 1);
    }
    case "use_wildcard":
      return [{ module: joined(pathOf(file, node.firstNamedChild)), imported: "*", local: "*" }];
    case "use_as_clause": {
      const [name] = split(joined(pathOf(file, fieldOf(node, "path"))));
      return name === undefined ? [] : [{ ...name, local: textOf(file, fieldOf(node, "alias")) }];
    }
    default:
      return split(node.type === "self" ? prefix : joined(pathOf(file, node)));
  }
}

/** A path as the module and the last name of it; a single name is a crate or module of its own. */
function split(path: string): UsedName[] {
  const at = path.lastIndexOf("::");
  if (path === "" || path === "self") return [];
  if (at < 0) return [{ module: path, imported: "*", local: path }];
  const name = path.slice(at + 2);
  return [{ module: path.slice(0, at), imported: name, local: name }];
}

const pathOf = (file: TreeFile, node: Node | null | undefined): string =>
  lineOf(file, node ?? undefined)
    .replaceAll(" ", "")
    .replace(/^::|::$/g, "");
