import { typeMenu } from "../../types/type-menu.ts";
import { type RepairRule, inserted } from "../rule.ts";

/** Completes the type arguments of a generic type in an annotation. */
export const genericArguments: RepairRule = {
  id: "generic-arguments",
  family: "assignable",
  summary: "Writes the type arguments that a generic type in an annotation lacks: `Map` as `Map<string, number>`.",
  codes: [2314, 2707],
  example: {
    before: 'export const ages: Map = new Map<string, number>([["a", 1]]);\n',
    after: 'export const ages: Map<string, number> = new Map<string, number>([["a", 1]]);\n',
  },
  propose({ program, node, diagnostic, end }) {
    const [, name = "", count = "1"] =
      /Generic type '(\w+)<.*?>' requires (?:between )?(\d+)/.exec(diagnostic.message) ?? [];
    const menu = typeMenu(program, 6);
    const at = node.type === "TSTypeReference" && !node.typeArguments ? node.end : end;
    const written = program.nodes.flatMap((other) =>
      (other.type === "NewExpression" || other.type === "CallExpression") && other.typeArguments
        ? [program.textOf(other.typeArguments)]
        : [],
    );
    const made =
      Number(count) === 2
        ? ["string", "number"].flatMap((key) => menu.map((type) => `<${key}, ${type}>`))
        : menu.map((type) => `<${type}>`);
    return [...new Set([...written, ...made])].map((types, index) => ({
      edits: [inserted(at, types)],
      cost: index < written.length ? 1 : 2,
      explanation: `${name}${types}`,
    }));
  },
};
