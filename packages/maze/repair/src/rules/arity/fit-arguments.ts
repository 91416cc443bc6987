import type { Node } from "oxc-parser";
import { ancestorsOf } from "../../syntax/ancestors.ts";
import { bindingAt, bindingsOf } from "../../syntax/bindings.ts";
import type { Program } from "../../syntax/program.ts";
import { isFunctionLike } from "../../syntax/ancestors.ts";
import { defaultValues } from "../../types/default-value.ts";
import { type RepairRule, type RuleEdit, inserted, replaced } from "../rule.ts";

/** Completes, drops or reorders the arguments of a call until it fits its function. */
export const fitArguments: RepairRule = {
  id: "fit-arguments",
  family: "arity",
  summary:
    "Completes missing arguments by type, drops those that nobody takes, or brings them in the order that the function wants.",
  codes: [2554, 2555, 2556, 2575, 2345, 2769, 2558],
  example: {
    before: "const add = (a: number, b: number): number => a + b;\nexport const three: number = add(1, 2, 3);\n",
    after: "const add = (a: number, b: number): number => a + b;\nexport const three: number = add(1, 2);\n",
  },
  propose({ program, node, diagnostic, code, start }) {
    const call = [node, ...ancestorsOf(program, node)].find(
      (at) => (at.type === "CallExpression" || at.type === "NewExpression") && at.start <= start,
    );
    if (call?.type !== "CallExpression" && call?.type !== "NewExpression") return [];
    const { arguments: args, callee } = call;
    const texts = args.map((argument) => program.textOf(argument));
    if (code === 2345 || code === 2769) return swapped(args, texts);
    const [, least = "", most] = /Expected (\d+)(?:-(\d+))? arguments?/.exec(diagnostic.message) ?? [];
    const [, atLeast] = /at least (\d+)/.exec(diagnostic.message) ?? [];
    const minimum = Number(atLeast ?? least);
    const maximum = atLeast !== undefined ? Infinity : Number(most ?? least);
    if (Number.isNaN(minimum)) return [];
    const open = program.text.indexOf("(", callee.end);
    const list = { start: open + 1, end: call.end - 1 };
    const rewrite = (parts: readonly string[], cost: number, explanation: string): RuleEdit => ({
      edits: [replaced(list, parts.join(", "))],
      cost,
      explanation,
    });
    const found: RuleEdit[] = [];
    if (args.length > maximum && open >= 0) {
      found.push(rewrite(texts.slice(0, maximum), 4, "arguments that nobody takes dropped"));
      const spread = texts.length > 1 && maximum === 1;
      if (spread) found.push(rewrite([`[${texts.join(", ")}]`], 5, "arguments gathered in an array"));
    }
    if (args.length < minimum && open >= 0) {
      const method = callee.type === "MemberExpression" ? program.textOf(callee.property) : "";
      const fills = fillsFor(program, callee, args.length, minimum, node);
      const plain = method === "split" || method === "join" ? [['""']] : fills;
      for (const [index, fill] of plain.slice(0, 8).entries()) {
        found.push(rewrite([...texts, ...fill], 4 + index * 0.5, `argument ${fill.join(", ")} added`));
      }
    }
    if (args.length === 0 && call.type === "CallExpression" && /split/.test(program.textOf(callee))) {
      found.push({ edits: [inserted(open + 1, '""')], cost: 3, explanation: "separator added" });
    }
    return found;
  },
};

/** Values for the missing places: the plain one of the declared type first, then names in scope. */
function fillsFor(program: Program, callee: Node, from: number, to: number, at: Node): string[][] {
  const binding = callee.type === "Identifier" ? bindingAt(program, callee.name, callee) : undefined;
  const declaration =
    binding?.declaration.type === "VariableDeclarator" ? binding.declaration.init : binding?.declaration;
  const around = new Set([at, ...ancestorsOf(program, at)]);
  const names = bindingsOf(program).flatMap(({ name, scope, identifier, kind }) =>
    around.has(scope) && identifier.start < at.start && kind !== "function" ? [name] : [],
  );
  const missing = to - from;
  const types =
    declaration && isFunctionLike(declaration)
      ? declaration.params.slice(from, to).map((parameter) => {
          const node = parameter as Node;
          return node.type === "Identifier" && node.typeAnnotation
            ? program.textOf(node.typeAnnotation).replace(/^:\s*/, "")
            : "unknown";
        })
      : [];
  const plain = types.map((type) => defaultValues(type)[0] ?? "undefined");
  const found = plain.length === missing ? [plain] : [];
  if (missing === 1) found.push(...names.map((name) => [name]), ["0"], ['""'], ["undefined"]);
  return found;
}

/** Two neighbouring arguments in each other's place. */
function swapped(args: readonly Node[], texts: readonly string[]): RuleEdit[] {
  return args.slice(1).flatMap((second, index) => {
    const first = args[index];
    if (first === undefined) return [];
    return [
      {
        edits: [replaced(first, texts[index + 1] ?? ""), replaced(second, texts[index] ?? "")],
        cost: 5,
        explanation: "arguments in the order that the function wants",
      },
    ];
  });
}
