import type { Node } from "oxc-parser";
import { ancestorsOf, functionAround, isFunctionLike, isValue } from "../../syntax/ancestors.ts";
import { bindingAt } from "../../syntax/bindings.ts";
import { quotedName } from "../../types/message-types.ts";
import { annotate, annotationOf } from "../annotate.ts";
import { bindingsInPlay } from "../bindings-in-play.ts";
import { type RepairRule, type RuleEdit, inserted, replaced } from "../rule.ts";
import { indentationAt, offendingValue, valueParts } from "../site-values.ts";

/** Goes around the checker: `as any`, `!`, `: any`. The running program stays as it was. */
export const anyEscape: RepairRule = {
  id: "any-escape",
  family: "assignable",
  summary:
    "Goes around the checker by `as any`, `!` or `: any`, where `--allow-any` permits it and nothing better is found.",
  codes: [],
  escape: true,
  example: {
    before: "export const odd = (value: { name: string }): number => value.size;\n",
    after: "export const odd = (value: { name: string }): number => (value as any).size;\n",
  },
  propose(site) {
    const { program, node, code } = site;
    if (code < 2000) return [];
    const found: RuleEdit[] = [];
    const value = offendingValue(site);
    const around = [node, ...ancestorsOf(program, node)].slice(0, 5);
    const inner = around.flatMap((at): Node[] =>
      at.type === "MemberExpression"
        ? [at.object, ...(at.computed ? [at.property] : [])]
        : at.type === "CallExpression" || at.type === "NewExpression"
          ? [at.callee]
          : at.type === "BinaryExpression"
            ? [at.left, at.right]
            : at.type === "AssignmentExpression"
              ? [at.right]
              : [],
    );
    const values = [...(value === undefined ? [] : valueParts(value)), ...around, ...inner].filter((at) =>
      isValue(program, at),
    );
    for (const [index, at] of [...new Set(values)].entries()) {
      const text = program.textOf(at);
      const cost = 30 + index * 0.5;
      found.push({ edits: [replaced(at, `(${text} as any)`)], cost, explanation: `${text} as any` });
      if (/^(?:2531|2532|2533|1804\d|2345|2322|2722|2538)$/.test(String(code))) {
        found.push({ edits: [inserted(at.end, "!")], cost: 25 + index * 0.5, explanation: `${text}!` });
      }
    }
    for (const binding of bindingsInPlay(site)) {
      const annotation = annotationOf(binding);
      if (annotation === undefined) {
        found.push(...anyDeclaration(site, binding.identifier, binding.kind));
      } else if (binding.kind === "variable") {
        found.push({ edits: [replaced(annotation, ": any")], cost: 36, explanation: `${binding.name}: any` });
      }
    }
    if (code >= 7000) found.push(...parameterAny(site));
    const name = quotedName(site.diagnostic.message);
    if (
      /^(?:2304|2552|2580|2581|2582|2583|2584|2503|2686|2591|2592|2593)$/.test(String(code)) &&
      name !== undefined &&
      /^[\w$]+$/.test(name)
    ) {
      const head =
        node.type === "Identifier" && program.parentOf(node)?.type === "TSTypeReference"
          ? `type ${name} = any;\n`
          : `declare var ${name}: any;\n`;
      found.push({ edits: [inserted(0, head)], cost: 35, explanation: `${name} declared as any` });
    }
    if (code === 2366 || code === 7030 || code === 2355) found.push(...openEnd(site));
    return found;
  },
};

function anyDeclaration(site: Parameters<RepairRule["propose"]>[0], identifier: Node, kind: string): RuleEdit[] {
  if (identifier.type !== "Identifier" || (kind !== "variable" && kind !== "parameter")) return [];
  const binding = bindingAt(site.program, identifier.name, identifier);
  if (binding?.declaration.type === "VariableDeclarator") {
    const around = site.program.parentOf(binding.declaration);
    const loop = around && site.program.parentOf(around);
    if (loop?.type === "ForOfStatement" || loop?.type === "ForInStatement") return [];
  }
  return binding === undefined ? [] : annotateAny(site, binding);
}

const annotateAny = (
  site: Parameters<RepairRule["propose"]>[0],
  binding: Parameters<typeof annotate>[1],
): RuleEdit[] => {
  // `annotate` refuses any, so the edit is made from one that it accepts.
  return annotate(site, binding, "unknown", 32).map((edit) => ({
    ...edit,
    edits: edit.edits.map((one) => ({ ...one, newText: one.newText.replace(": unknown", ": any") })),
    explanation: `${binding.name}: any`,
  }));
};

function parameterAny({ program, node, end }: Parameters<RepairRule["propose"]>[0]): RuleEdit[] {
  const parent = program.parentOf(node);
  const owner = [node, ...ancestorsOf(program, node)].find(isFunctionLike);
  if (owner === undefined || parent === undefined) return [];
  const parameter = owner.params.find((one) => (one as Node).start <= node.start && (one as Node).end >= node.end) as
    Node | undefined;
  if (parameter === undefined) return [];
  const isBare =
    owner.type === "ArrowFunctionExpression" && !program.text.slice(owner.start, parameter.start).includes("(");
  const text = program.textOf(parameter);
  return [
    isBare
      ? { edits: [replaced(parameter, `(${text}: any)`)], cost: 32, explanation: `${text}: any` }
      : { edits: [inserted(Math.max(parameter.end, end), ": any")], cost: 32, explanation: `${text}: any` },
  ];
}

function openEnd({ program, node }: Parameters<RepairRule["propose"]>[0]): RuleEdit[] {
  const owner = isFunctionLike(node) ? node : functionAround(program, node);
  if (owner?.body?.type !== "BlockStatement") return [];
  const end = owner.body.end - 1;
  const indentation = indentationAt(program.text, owner.start);
  return [
    {
      edits: [inserted(end, `  return undefined as any;\n${indentation}`)],
      cost: 31,
      explanation: "undefined as any returned",
    },
  ];
}
