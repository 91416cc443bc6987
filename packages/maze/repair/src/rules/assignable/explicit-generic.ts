import { typeMenu } from "../../types/type-menu.ts";
import { type RepairRule, type RuleEdit, inserted } from "../rule.ts";

/** Writes the type arguments that nothing tells: `new Set()`, `new Map()`, `reduce(…, {})`. */
export const explicitGeneric: RepairRule = {
  id: "explicit-generic",
  family: "assignable",
  summary:
    "Writes the type arguments of a construction or call whose types come out as unknown, or as an empty object.",
  codes: [2345, 2322, 2769, 7053, 2571, 18046, 2339, 2365, 2362, 2363, 2740],
  example: {
    before: 'const seen = new Set();\nseen.add("a");\nexport const words: string[] = [...seen];\n',
    after: 'const seen = new Set<string>();\nseen.add("a");\nexport const words: string[] = [...seen];\n',
  },
  propose({ program, node }) {
    const menu = typeMenu(program, 6);
    return program.nodes.flatMap((at): RuleEdit[] => {
      if (at.type === "NewExpression" && at.callee.type === "Identifier" && !at.typeArguments) {
        const place = at.callee.end;
        const { name } = at.callee;
        if (name === "Set" || name === "Array") return menu.map((type) => typeArgument(place, name, type));
        if (name === "Map") {
          return ["string", "number"].flatMap((key) =>
            menu.map((type) => typeArgument(place, name, `${key}, ${type}`)),
          );
        }
      }
      if (at.type !== "CallExpression" || at.typeArguments || at.callee.type !== "MemberExpression") return [];
      const method = program.textOf(at.callee.property);
      const isInside = node.start >= at.start && node.end <= at.end;
      if (!isInside || !/^(?:reduce|reduceRight|map|flatMap|from)$/.test(method)) return [];
      const records = menu.flatMap((type) => [`Record<string, ${type}>`, `Record<number, ${type}>`]);
      const types = method.startsWith("reduce") ? [...menu, ...records.slice(0, 6)] : menu;
      const place = at.callee.end;
      return types.map((type) => typeArgument(place, method, type));
    });
  },
};

const typeArgument = (at: number, name: string, type: string): RuleEdit => ({
  edits: [inserted(at, `<${type}>`)],
  cost: 2,
  explanation: `type arguments <${type}> of ${name}`,
});
