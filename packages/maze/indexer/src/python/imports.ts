import type { ImportRecord } from "@maze/core";
import type { Node } from "web-tree-sitter";
import { fieldOf, lineOf, textOf } from "../tree-sitter/nodes.ts";
import type { TreeFile } from "../tree-sitter/parse-tree.ts";
import type { ExportedNames } from "./exported-names.ts";

type Binding = ImportRecord["bindings"][number];

/**
 * Imports wherever they stand. `import a.b` binds `a`, as in Python; what stands below `if TYPE_CHECKING:` is for types
 * only. An imported name that `__all__` lists is re-exported too.
 */
export function readImports(file: TreeFile, { listed }: ExportedNames): ImportRecord[] {
  const records: ImportRecord[] = [];
  const isTypeOnly = typeCheckingBlocks(file);
  const nodes = file.root.descendantsOfType(["import_statement", "import_from_statement", "future_import_statement"]);
  for (const node of nodes) {
    const typeOnly = isTypeOnly(node.startIndex);
    const span = file.lines.spanOf(node.startIndex, node.endIndex);
    const add = (module: string, bindings: Binding[], form: "import" | "re-export" = "import"): void => {
      records.push({ file: file.path, module, bindings, typeOnly, span, form });
    };
    if (node.type === "import_statement") {
      for (const name of node.childrenForFieldName("name")) {
        const [module, alias] = moduleAndAlias(file, name);
        add(module, [{ imported: "*", local: alias ?? module.split(".")[0] ?? module, typeOnly }]);
      }
      continue;
    }
    const module = node.type === "future_import_statement" ? "__future__" : textOf(file, fieldOf(node, "module_name"));
    const bindings = fromBindings(file, node, typeOnly);
    add(module, bindings);
    const again = bindings.filter(({ local }) => listed.has(local));
    if (again.length > 0) add(module, again, "re-export");
  }
  return records;
}

function fromBindings(file: TreeFile, node: Node, typeOnly: boolean): Binding[] {
  if (node.namedChildren.some(({ type }) => type === "wildcard_import"))
    return [{ imported: "*", local: "*", typeOnly }];
  return node.childrenForFieldName("name").map((name) => {
    const [imported, alias] = moduleAndAlias(file, name);
    return { imported, local: alias ?? imported, typeOnly };
  });
}

function moduleAndAlias(file: TreeFile, node: Node): [module: string, alias: string | undefined] {
  if (node.type !== "aliased_import") return [lineOf(file, node), undefined];
  return [lineOf(file, fieldOf(node, "name")), textOf(file, fieldOf(node, "alias"))];
}

/** Tells whether an offset lies in the body of `if TYPE_CHECKING:`. */
function typeCheckingBlocks(file: TreeFile): (offset: number) => boolean {
  if (!file.text.includes("TYPE_CHECKING")) return () => false;
  const blocks = file.root
    .descendantsOfType("if_statement")
    .filter((node) => /^(?:\w+\.)?TYPE_CHECKING$/.test(textOf(file, fieldOf(node, "condition"))))
    .flatMap((node) => fieldOf(node, "consequence") ?? []);
  return (offset) => blocks.some(({ startIndex, endIndex }) => startIndex <= offset && offset < endIndex);
}
