import { builtinModules } from "node:module";
import type { Node } from "oxc-parser";
import { functionAround, statementAround } from "../../syntax/ancestors.ts";
import { bindingAt } from "../../syntax/bindings.ts";
import { shapeOfUse } from "../../types/shape-of-use.ts";
import { widened } from "../../types/type-text.ts";
import { typeMenu } from "../../types/type-menu.ts";
import { type RepairRule, type RuleEdit, type Site, inserted } from "../rule.ts";
import { identifiersIn, indentationAt } from "../site-values.ts";

/** Imports a module of Node that is used as if it were there. */
export const nodeModule: RepairRule = {
  id: "node-module",
  family: "name",
  summary:
    "Imports a module of Node that is used without an import; where Node's types are missing, takes it from the running process with the type that its use asks for.",
  codes: [2304, 2552, 2339, 2580, 2591, 2307, 2503, 2551],
  example: {
    before:
      'export function digest(text: string): string {\n  return crypto.createHash("sha256").update(text).digest("hex");\n}\n',
    after:
      'declare const process: { getBuiltinModule(id: "node:crypto"): { createHash(a: string): { update(a: string): { digest(a: string): string } } } };\nexport function digest(text: string): string {\n  const crypto = process.getBuiltinModule("node:crypto");\n  return crypto.createHash("sha256").update(text).digest("hex");\n}\n',
  },
  async propose(site) {
    const { program, node } = site;
    const root = rootOf(site);
    if (root?.type !== "Identifier" || bindingAt(program, root.name, root) !== undefined) return [];
    const { name } = root;
    if (!builtinModules.includes(name)) return [];
    const head = importPlace(program.text);
    const found: RuleEdit[] = ["* as ", ""].map((form, index) => ({
      edits: [inserted(head, `import ${form}${name} from "node:${name}";\n`)],
      cost: 1 + index,
      explanation: `node:${name} imported`,
    }));
    const owner = functionAround(program, node);
    const first = owner?.body?.type === "BlockStatement" ? owner.body.body[0] : statementAround(program, node);
    if (first === undefined || /\bprocess\b/.test(program.text)) return found;
    const uses = program.nodes.filter((at) => at.type === "Identifier" && at.name === name && !isProperty(site, at));
    const inside = uses.filter((use) => owner === undefined || (use.start >= owner.start && use.end <= owner.end));
    if (inside.length < uses.length) return found;
    const args = program.nodes.flatMap((at) => (at.type === "CallExpression" ? at.arguments : []));
    const types = await site.typesOf(args);
    const typeOf = (at: Node): string | undefined => {
      const type = types[args.indexOf(at as (typeof args)[number])];
      return type === undefined ? undefined : widened(type);
    };
    for (const leaf of [...new Set(["string", ...typeMenu(program, 4)])]) {
      const shape = shapeOfUse(program, uses, leaf, typeOf);
      const declared = `declare const process: { getBuiltinModule(id: "node:${name}"): ${shape} };\n`;
      const taken = `const ${name} = process.getBuiltinModule("node:${name}");\n${indentationAt(program.text, first.start)}`;
      found.push({
        edits: [inserted(head, declared), inserted(first.start, taken)],
        cost: 3,
        explanation: `node:${name} taken from the running process`,
      });
    }
    return found;
  },
};

const rootOf = ({ program, node }: Site): Node | undefined => {
  const parent = program.parentOf(node);
  return parent?.type === "MemberExpression" && parent.property === node ? identifiersIn(parent)[0] : node;
};

const isProperty = ({ program }: Site, node: Node): boolean => {
  const parent = program.parentOf(node);
  return parent?.type === "MemberExpression" && parent.property === node && !parent.computed;
};

/** Behind a first line that tells a shell or a compiler what to do. */
const importPlace = (text: string): number =>
  /^(?:#!.*\n)?(?:\s*["']use strict["'];?\s*\n)?/.exec(text)?.[0].length ?? 0;
