import type { Node } from "oxc-parser";
import { isFunctionLike } from "../../syntax/ancestors.ts";
import { bindingAt, bindingsOf, usesOf } from "../../syntax/bindings.ts";
import type { Program } from "../../syntax/program.ts";
import { typeMenu } from "../../types/type-menu.ts";
import { widened } from "../../types/type-text.ts";
import { annotate } from "../annotate.ts";
import { type RepairRule, type RuleEdit, type Site, inserted } from "../rule.ts";

/** Writes the type of a parameter that has none: from the calls of its function, else one that its body accepts. */
export const inferParameter: RepairRule = {
  id: "infer-parameter",
  family: "implicit-any",
  summary: "Declares a parameter with the type of the arguments it is called with, or with one that its uses accept.",
  codes: [7006, 7019, 7031, 7051, 18046, 2345, 2365, 2322, 7053],
  example: {
    before: "const half = (value) => value / 2;\nexport const two: number = half(4);\n",
    after: "const half = (value: number) => value / 2;\nexport const two: number = half(4);\n",
  },
  async propose(site) {
    const { program, node, code } = site;
    const binding =
      bindingsOf(program).find(({ kind, identifier }) => kind === "parameter" && identifier.start === node.start) ??
      (node.type === "Identifier" ? bindingAt(program, node.name, node) : undefined);
    if (binding?.kind !== "parameter") return code === 7031 ? patternTypes(site) : [];
    const isRest = binding.declaration.type === "RestElement";
    const plain = binding.declaration.type === "RestElement" ? binding.declaration.argument : binding.declaration;
    if (plain !== binding.identifier) return code === 7031 ? patternTypes(site) : [];
    if (binding.identifier.type !== "Identifier" || binding.identifier.typeAnnotation) return [];
    const probed = await site.typesOf(argumentsFor(program, binding.scope, binding.declaration));
    const passed = probed.flatMap((type) => (type === undefined ? [] : [widened(type)]));
    const types = [...new Set([...passed, ...typeMenu(program)])];
    const others = othersWithout(program, binding.scope, binding.identifier);
    return types.flatMap((type, index) => {
      const cost = index < passed.length ? 1 : 2;
      const alone = annotate(site, binding, isRest ? `${type}[]` : type, cost);
      // Parameters that stand side by side are mostly of one kind.
      const together = alone.map((edit) => ({
        edits: [...edit.edits, ...others.map((other) => inserted(other.end, `: ${type}`))],
        cost: cost + 0.5,
        explanation: `parameters declared as ${type}`,
      }));
      return others.length === 0 || isRest ? alone : [...alone, ...together];
    });
  },
};

function othersWithout(program: Program, scope: Node, identifier: Node): Node[] {
  if (!isFunctionLike(scope)) return [];
  return scope.params.flatMap((parameter) => {
    const node = parameter as Node;
    return node !== identifier && node.type === "Identifier" && !node.typeAnnotation ? [node] : [];
  });
}

/** Arguments at the place of a parameter, in calls of its function by name. */
function argumentsFor(program: Program, scope: Node, parameter: Node): Node[] {
  if (!isFunctionLike(scope)) return [];
  const place = scope.params.findIndex((one) => (one as Node) === parameter);
  const parent = program.parentOf(scope);
  const owner = bindingsOf(program).find(
    ({ declaration, kind }) =>
      (kind === "function" && declaration === scope) || (kind === "variable" && declaration === parent),
  );
  if (owner === undefined || place < 0) return [];
  return usesOf(program, owner).flatMap((use) => {
    const call = program.parentOf(use);
    if (call?.type !== "CallExpression" || call.callee !== use) return [];
    const argument = call.arguments[place];
    return argument === undefined || argument.type === "SpreadElement" ? [] : [argument];
  });
}

/** Types of a destructured parameter: a tuple, or an object of its names. */
function patternTypes({ program, node }: Site): RuleEdit[] {
  const pattern = program.nodes.findLast(
    (at) => (at.type === "ArrayPattern" || at.type === "ObjectPattern") && at.start <= node.start && at.end >= node.end,
  );
  if (pattern?.type !== "ArrayPattern" && pattern?.type !== "ObjectPattern") return [];
  if (pattern.typeAnnotation) return [];
  const menu = typeMenu(program, 4);
  const written =
    pattern.type === "ArrayPattern"
      ? menu.flatMap((type) => [`${type}[]`, ...menu.map((other) => `[${type}, ${other}]`)])
      : menu.map((type) => {
          const names = pattern.properties.flatMap((property) =>
            property.type === "Property" ? [`${program.textOf(property.key)}: ${type}`] : [],
          );
          return `{ ${names.join("; ")} }`;
        });
  return written.map((type) => ({
    edits: [inserted(pattern.end, `: ${type}`)],
    cost: 2,
    explanation: `pattern declared as ${type}`,
  }));
}
