// The grammar of tree-sitter as WebAssembly with a query for the names of declarations and members.
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const [, , folder, modules] = process.argv;
const { Parser, Language, Query } = await import(
  pathToFileURL(join(modules, "node_modules/web-tree-sitter/web-tree-sitter.js")).href
);
await Parser.init();
const load = async (name) => {
  const language = await Language.load(join(modules, `node_modules/tree-sitter-typescript/tree-sitter-${name}.wasm`));
  const parser = new Parser();
  parser.setLanguage(language);
  const query = new Query(
    language,
    `(function_declaration name: (_) @n) (function_signature name: (_) @n) (class_declaration name: (_) @n)
     (abstract_class_declaration name: (_) @n) (interface_declaration name: (_) @n) (type_alias_declaration name: (_) @n)
     (enum_declaration name: (_) @n) (internal_module name: (_) @n) (variable_declarator name: (_) @n)
     (method_definition name: (_) @n) (method_signature name: (_) @n) (public_field_definition name: (_) @n)
     (property_signature name: (_) @n)`,
  );
  return { parser, query };
};
const languages = { ts: await load("typescript"), tsx: await load("tsx") };
const symbols = [];
for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
  if (!entry.isFile()) continue;
  const file = join(entry.parentPath, entry.name);
  const { parser, query } = /(?:x|\.js)$/.test(file) ? languages.tsx : languages.ts;
  const tree = parser.parse(readFileSync(file, "utf8"));
  for (const { node } of query.captures(tree.rootNode)) symbols.push({ file, name: node.text, at: node.startIndex });
  tree.delete();
}
console.log(JSON.stringify({ symbols: symbols.length }));
