// The parser of oxc with a visitor over its tree: names and places of declarations and members.
import { readFileSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

const { parseSync, Visitor } = createRequire(join(process.argv[3], "package.json"))("oxc-parser");
const symbols = [];
let file = "";
const add = (node) => {
  if (node?.type === "Identifier" || node?.type === "PrivateIdentifier")
    symbols.push({ file, name: node.name, at: node.start });
};
const named = (node) => add(node.id);
const keyed = (node) => add(node.key);
const visitor = new Visitor({
  FunctionDeclaration: named,
  TSDeclareFunction: named,
  ClassDeclaration: named,
  TSInterfaceDeclaration: named,
  TSTypeAliasDeclaration: named,
  TSEnumDeclaration: named,
  TSModuleDeclaration: named,
  VariableDeclarator: named,
  TSEnumMember: named,
  MethodDefinition: keyed,
  PropertyDefinition: keyed,
  TSPropertySignature: keyed,
  TSMethodSignature: keyed,
});
for (const entry of readdirSync(process.argv[2], { recursive: true, withFileTypes: true })) {
  if (!entry.isFile()) continue;
  file = join(entry.parentPath, entry.name);
  const { program } = parseSync(file, readFileSync(file, "utf8"));
  visitor.visit(program);
}
console.log(JSON.stringify({ symbols: symbols.length }));
