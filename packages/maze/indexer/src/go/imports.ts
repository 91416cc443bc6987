import type { ImportRecord } from "@maze/core";
import { fieldOf, textOf } from "../tree-sitter/nodes.ts";
import type { TreeFile } from "../tree-sitter/parse-tree.ts";

/** Imports of packages. A package without a name of its own is called by the last part of its path, as is the custom. */
export function readImports(file: TreeFile): ImportRecord[] {
  return file.root.descendantsOfType("import_spec").map((node) => {
    const module = textOf(file, fieldOf(node, "path")).slice(1, -1);
    const given = textOf(file, fieldOf(node, "name"));
    const local = given === "." ? "*" : given === "" ? packageName(module) : given;
    return {
      file: file.path,
      module,
      bindings: local === "_" ? [] : [{ imported: "*", local, typeOnly: false }],
      typeOnly: false,
      span: file.lines.spanOf(node.startIndex, node.endIndex),
      form: local === "_" ? ("side-effect" as const) : ("import" as const),
    };
  });
}

/** `v2` at the end, `.v3` and a leading `go-` belong to the path and not to the name. */
function packageName(module: string): string {
  const segments = module.replace(/\/v\d+$/, "").split("/");
  return (segments.at(-1) ?? module).replace(/\.v\d+$/, "").replace(/^go-|[.-]go$/, "");
}
