import { parseSync, Visitor } from "vite";

/** A place where a source file names another module. */
export interface ModuleReference {
  readonly specifier: string;
  /** The 1-based line. */
  readonly line: number;
  readonly isExportAll: boolean;
  /** Names of the other module become names of this one. */
  readonly isExport: boolean;
}

/** Every module that a TypeScript file imports, re-exports, loads or takes a type from. */
export function moduleReferences(file: string, text: string): readonly ModuleReference[] {
  const { program, errors } = parseSync(file, text, { sourceType: "module" });
  const [error] = errors;
  if (error) throw new Error(`${file} does not parse: ${error.message}`);
  const found: ModuleReference[] = [];
  const add = (node: unknown, exported?: "names" | "all"): void => {
    if (!isStringLiteral(node)) return;
    const line = text.slice(0, node.start).split("\n").length;
    found.push({ specifier: node.value, line, isExportAll: exported === "all", isExport: exported !== undefined });
  };
  new Visitor({
    ImportDeclaration: (node) => add(node.source),
    ExportNamedDeclaration: (node) => add(node.source, "names"),
    ExportAllDeclaration: (node) => add(node.source, "all"),
    ImportExpression: (node) => add(node.source),
    TSImportType: (node) => add(node.source),
    TSExternalModuleReference: (node) => add(node.expression),
  }).visit(program);
  return found;
}

function isStringLiteral(node: unknown): node is { readonly value: string; readonly start: number } {
  return typeof node === "object" && node !== null && "value" in node && typeof node.value === "string";
}
