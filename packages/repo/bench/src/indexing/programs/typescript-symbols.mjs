// The compiler's parser with a walk over its tree: names and places of declarations and members.
import { readFileSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

const ts = createRequire(join(process.argv[3], "package.json"))("typescript");
const symbols = [];
for (const entry of readdirSync(process.argv[2], { recursive: true, withFileTypes: true })) {
  if (!entry.isFile()) continue;
  const file = join(entry.parentPath, entry.name);
  const options = { languageVersion: ts.ScriptTarget.Latest, jsDocParsingMode: ts.JSDocParsingMode.ParseNone };
  const source = ts.createSourceFile(file, readFileSync(file, "utf8"), options, false);
  const visit = (node) => {
    if (node.name !== undefined && ts.isIdentifier(node.name) && !ts.isPropertyAccessExpression(node))
      symbols.push({ file, name: node.name.text, at: node.name.end });
    ts.forEachChild(node, visit);
  };
  visit(source);
}
console.log(JSON.stringify({ symbols: symbols.length }));
