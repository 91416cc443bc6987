import type { ImportRecord } from "@maze/core";
import type {
  BindingPattern,
  CallExpression,
  Expression,
  ImportDeclaration,
  Node,
  VariableDeclarator,
} from "oxc-parser";
import { exportName } from "./exports.ts";
import { stringValue } from "./names.ts";
import type { SourceFile } from "./parse-source.ts";
import { walkNodes } from "./walk-nodes.ts";

type Binding = ImportRecord["bindings"][number];
type Form = NonNullable<ImportRecord["form"]>;

/**
 * Imports and re-exports of every form, in the order of the text. A list that exports imported names is a re-export too,
 * unless `withExported` is off.
 */
export function readImports(file: SourceFile, { withExported = true } = {}): ImportRecord[] {
  const records: ImportRecord[] = [];
  const add = (node: Node, form: Form, module: string | undefined, bindings: Binding[], typeOnly = false): void => {
    if (module === undefined) return;
    const span = file.lines.spanOf(node.start, node.end);
    records.push({ file: file.path, module, bindings, typeOnly, span, form });
  };
  const topLevel = new Set<Node>(file.program.body);
  /** Patterns that a dynamic import or `require` is bound to. */
  const bound = new Map<Node, BindingPattern>();
  /** Only these forms stand inside of expressions and types. */
  const isSearchedWhole = /\bimport\s*[(/]|\brequire\b/.test(file.text);
  walkNodes(file.program, (node) => {
    switch (node.type) {
      case "ImportDeclaration":
        add(
          node,
          node.specifiers.length === 0 ? "side-effect" : "import",
          node.source.value,
          importBindings(node),
          node.importKind === "type",
        );
        return false;
      case "ExportAllDeclaration": {
        const local = node.exported === null ? "*" : exportName(node.exported);
        const typeOnly = node.exportKind === "type";
        const bindings = topLevel.has(node) ? [{ imported: "*", local, typeOnly }] : [];
        add(node, "re-export", node.source.value, bindings, typeOnly);
        return false;
      }
      case "ExportNamedDeclaration": {
        if (node.source === null) {
          const typeOnly = node.exportKind === "type";
          const names = node.specifiers.map(({ local, exported, exportKind }): ExportedName => [
            exportName(local),
            exportName(exported),
            typeOnly || exportKind === "type",
          ]);
          if (withExported && topLevel.has(node)) records.push(...exportedImports(node, names, records, file));
          return undefined;
        }
        const typeOnly = node.exportKind === "type";
        const bindings = (topLevel.has(node) ? node.specifiers : []).map(({ local, exported, exportKind }) => ({
          imported: exportName(local),
          local: exportName(exported),
          typeOnly: typeOnly || exportKind === "type",
        }));
        add(node, "re-export", node.source.value, bindings, typeOnly);
        return false;
      }
      case "ExportDefaultDeclaration":
        if (withExported && node.declaration.type === "Identifier" && topLevel.has(node)) {
          records.push(...exportedImports(node, [[node.declaration.name, "default"]], records, file));
        }
        return undefined;
      case "TSImportEqualsDeclaration": {
        if (node.moduleReference.type !== "TSExternalModuleReference") return false;
        const typeOnly = node.importKind === "type";
        add(
          node,
          "require",
          node.moduleReference.expression.value,
          [{ imported: "*", local: node.id.name, typeOnly }],
          typeOnly,
        );
        return false;
      }
      case "TSImportType":
        add(node, "type", node.source.value, [], true);
        return undefined;
      case "VariableDeclarator":
        rememberPattern(node, bound);
        return undefined;
      case "ImportExpression":
        add(node, "dynamic", stringValue(node.source), patternBindings(bound.get(node)));
        return undefined;
      case "CallExpression":
        if (isRequire(node)) add(node, "require", stringValue(node.arguments[0]), patternBindings(bound.get(node)));
        return undefined;
      case "Program":
      case "TSModuleDeclaration":
      case "TSModuleBlock":
        return undefined;
      default:
        return isSearchedWhole;
    }
  });
  return records;
}

/** A local name, the name under which it is exported, and whether only its type is. */
type ExportedName = [local: string, exported: string, typeOnly?: boolean];

/** `import { a } from "m"; export { a as b };` exports a name of another module too. */
function exportedImports(
  { start, end }: Node,
  names: readonly ExportedName[],
  imports: readonly ImportRecord[],
  { path, lines }: SourceFile,
): ImportRecord[] {
  return names.flatMap(([local, exported, isType = false]) => {
    const isOfName = (binding: Binding): boolean => binding.local === local;
    const record = imports.find(({ form, bindings }) => form !== "re-export" && bindings.some(isOfName));
    const binding = record?.bindings.find(isOfName);
    if (record === undefined || binding === undefined) return [];
    const typeOnly = record.typeOnly || binding.typeOnly || isType;
    const bindings = [{ imported: binding.imported, local: exported, typeOnly }];
    return [
      {
        file: path,
        module: record.module,
        bindings,
        typeOnly,
        span: lines.spanOf(start, end),
        form: "re-export" as const,
      },
    ];
  });
}

function importBindings(node: ImportDeclaration): Binding[] {
  return node.specifiers.map((specifier) => {
    const local = specifier.local.name;
    if (specifier.type !== "ImportSpecifier") {
      const imported = specifier.type === "ImportDefaultSpecifier" ? "default" : "*";
      return { imported, local, typeOnly: node.importKind === "type" };
    }
    const typeOnly = node.importKind === "type" || specifier.importKind === "type";
    return { imported: exportName(specifier.imported), local, typeOnly };
  });
}

function rememberPattern({ id, init }: VariableDeclarator, bound: Map<Node, BindingPattern>): void {
  let value: Expression | null = init;
  while (value !== null && (value.type === "AwaitExpression" || value.type === "ParenthesizedExpression")) {
    value = value.type === "AwaitExpression" ? value.argument : value.expression;
  }
  if (value !== null && (value.type === "ImportExpression" || value.type === "CallExpression")) bound.set(value, id);
}

const isRequire = (node: CallExpression): boolean =>
  node.callee.type === "Identifier" && node.callee.name === "require" && node.arguments.length === 1;

/** `const m = …` binds the namespace, `const { a, b: c } = …` names of it. */
function patternBindings(pattern: BindingPattern | undefined): Binding[] {
  if (pattern?.type === "Identifier") return [{ imported: "*", local: pattern.name, typeOnly: false }];
  if (pattern?.type !== "ObjectPattern") return [];
  return pattern.properties.flatMap((property) => {
    if (property.type !== "Property" || property.computed) return [];
    const imported = property.key.type === "Identifier" ? property.key.name : stringValue(property.key);
    const value = property.value.type === "AssignmentPattern" ? property.value.left : property.value;
    return imported === undefined || value.type !== "Identifier"
      ? []
      : [{ imported, local: value.name, typeOnly: false }];
  });
}
