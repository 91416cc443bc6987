import type { Expression, Program } from "oxc-parser";
import { exportName } from "../exports.ts";
import { dottedName } from "../names.ts";

const ASSERT_MODULES = new Set(["assert", "node:assert", "assert/strict", "node:assert/strict"]);

/**
 * Says which function of `node:assert` a callee is, by the names under which a program imports it; `ok` for the module
 * itself. `assert.…` counts without an import too, as chai and vitest offer it.
 */
export function assertionsOf(program: Program): (callee: Expression) => string | undefined {
  const functions = new Map<string, string>();
  const modules = new Set(["assert"]);
  for (const statement of program.body) {
    if (statement.type !== "ImportDeclaration" || !ASSERT_MODULES.has(statement.source.value)) continue;
    for (const specifier of statement.specifiers) {
      const imported = specifier.type === "ImportSpecifier" ? exportName(specifier.imported) : "default";
      if (imported === "default" || imported === "strict") modules.add(specifier.local.name);
      else functions.set(specifier.local.name, imported);
    }
  }
  return (callee) => {
    const name = dottedName(callee);
    if (name === undefined) return undefined;
    if (modules.has(name)) return "ok";
    const [root = "", ...members] = name.split(".");
    const last = members.at(-1);
    if (last === undefined) return functions.get(name);
    return modules.has(root) ? last : undefined;
  };
}
