import type { Node } from "oxc-parser";
import { tight } from "../../syntax/wrap.ts";
import { type RepairRule, type RuleEdit, type Site, replaced } from "../rule.ts";

/** Types of other languages by the name that TypeScript has for them. */
const TYPES: Readonly<Record<string, string>> = {
  char: "string",
  str: "string",
  String: "string",
  int: "number",
  float: "number",
  double: "number",
  long: "number",
  integer: "number",
  Int: "number",
  Integer: "number",
  bool: "boolean",
  Bool: "boolean",
  List: "Array",
  Dict: "Record",
  HashMap: "Map",
  Vector: "Array",
  Dictionary: "Record",
  HashSet: "Set",
};

/** Functions of other languages, as what is written here. */
const FUNCTIONS: Readonly<Record<string, readonly ((argument: string, whole: string) => string)[]>> = {
  len: [(argument) => `${argument}.length`, (argument) => `${argument}.size`],
  str: [(_, whole) => `String(${whole})`],
  int: [(_, whole) => `Math.trunc(Number(${whole}))`],
  float: [(_, whole) => `Number(${whole})`],
  bool: [(_, whole) => `Boolean(${whole})`],
  ord: [(argument) => `${argument}.charCodeAt(0)`],
  chr: [(_, whole) => `String.fromCharCode(${whole})`],
  print: [(_, whole) => `console.log(${whole})`],
  list: [(_, whole) => `[...${whole}]`],
  sum: [(argument) => `${argument}.reduce((sum, value) => sum + value, 0)`],
  sorted: [(_, whole) => `[...${whole}].sort()`],
  reversed: [(_, whole) => `[...${whole}].reverse()`],
  set: [(_, whole) => `new Set(${whole})`],
  range: [(_, whole) => `Array.from({ length: ${whole} }, (_, index) => index)`],
};

const MATH = new Set([
  "abs",
  "min",
  "max",
  "floor",
  "ceil",
  "round",
  "sqrt",
  "pow",
  "log",
  "log2",
  "log10",
  "sin",
  "cos",
  "tan",
  "trunc",
  "sign",
  "random",
  "hypot",
  "cbrt",
  "exp",
  "PI",
]);

/** Says in TypeScript what was said in another language: `len(xs)`, `int`, `sqrt(x)`. */
export const foreignNames: RepairRule = {
  id: "foreign-names",
  family: "name",
  summary:
    "Says in TypeScript what was said as in another language: `len(xs)` as `xs.length`, `sqrt(x)` as `Math.sqrt(x)`, `char` as `string`.",
  codes: [2304, 2552, 2339, 2693, 2583, 2581, 2749],
  example: {
    before: "export const size = (items: string[]): number => len(items);\n",
    after: "export const size = (items: string[]): number => items.length;\n",
  },
  propose(site) {
    const { program, node, start, end } = site;
    const name = program.text.slice(start, end);
    const found: RuleEdit[] = [];
    const type = TYPES[name];
    const parent = program.parentOf(node);
    if (type !== undefined && parent?.type !== "CallExpression") {
      found.push({ edits: [replaced({ start, end }, type)], cost: 1, explanation: `${name} is ${type} here` });
    }
    if (MATH.has(name) && parent?.type !== "MemberExpression") {
      found.push({ edits: [replaced({ start, end }, `Math.${name}`)], cost: 2, explanation: `${name} of Math` });
    }
    return [...found, ...calls(site, node, name)];
  },
};

function calls({ program }: Site, node: Node, name: string): RuleEdit[] {
  const call = program.parentOf(node);
  const writers = Object.hasOwn(FUNCTIONS, name) ? (FUNCTIONS[name] ?? []) : [];
  if (call?.type !== "CallExpression" || call.callee !== node || call.arguments.length !== 1) return [];
  return call.arguments.flatMap((argument) =>
    writers.map((write) => ({
      edits: [replaced(call, write(tight(program, argument), program.textOf(argument)))],
      cost: 3,
      explanation: `${name} as it is written here`,
    })),
  );
}
