import type { ImportRecord } from "@maze/core";
import type { Node } from "web-tree-sitter";
import { childOf, fieldOf, textOf } from "../tree-sitter/nodes.ts";
import type { TreeFile } from "../tree-sitter/parse-tree.ts";
import { declaredName, nameOf, valueOf } from "./nodes.ts";

type Binding = ImportRecord["bindings"][number];

/** Every `@import` of a plain string. A constant that is one, or a member of one, binds its name. */
export function readImports(file: TreeFile): ImportRecord[] {
  const bindings = new Map<number, Binding>();
  for (const node of file.root.descendantsOfType("variable_declaration")) {
    const value = valueOf(node);
    const member = value?.type === "field_expression" ? fieldOf(value, "member") : undefined;
    const called = member === undefined ? value : fieldOf(value ?? node, "object");
    if (called?.type !== "builtin_function") continue;
    const imported = member === undefined ? "*" : nameOf(file, member);
    bindings.set(called.startIndex, { imported, local: nameOf(file, declaredName(node)), typeOnly: false });
  }
  for (const node of file.root.descendantsOfType("using_namespace_declaration")) {
    const imported = node.descendantsOfType("builtin_function")[0];
    if (imported !== undefined) bindings.set(imported.startIndex, { imported: "*", local: "*", typeOnly: false });
  }
  return file.root.descendantsOfType("builtin_function").flatMap((node): ImportRecord[] => {
    const module = importedModule(file, node);
    if (module === undefined) return [];
    const binding = bindings.get(node.startIndex);
    const span = file.lines.spanOf(node.startIndex, node.endIndex);
    return [
      {
        file: file.path,
        module,
        bindings: binding === undefined ? [] : [binding],
        typeOnly: false,
        span,
        form: "import",
      },
    ];
  });
}

function importedModule(file: TreeFile, node: Node): string | undefined {
  if (!textOf(file, node).startsWith("@import")) return undefined;
  const list = childOf(node, "arguments");
  const string = list === undefined ? undefined : childOf(list, "string");
  return string === undefined ? undefined : textOf(file, string).slice(1, -1);
}
