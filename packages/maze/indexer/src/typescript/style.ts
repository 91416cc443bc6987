import type { StyleProfile } from "@maze/core";
import type { Node } from "oxc-parser";
import { createTally, type Tally } from "../style/tally.ts";
import type { SourceFile } from "./parse-source.ts";
import { walkNodes } from "./walk-nodes.ts";

interface Tallies {
  readonly quotes: Tally<"single" | "double">;
  readonly semicolons: Tally<boolean>;
  readonly indent: Tally<"tab" | number>;
  readonly lineBreak: Tally<"\n" | "\r\n">;
  readonly trailingCommas: Tally<boolean>;
}

/** Statements that end with a semicolon where semicolons are written at all. */
const SEMICOLON_STATEMENTS = new Set<string>([
  "ExpressionStatement",
  "VariableDeclaration",
  "ReturnStatement",
  "ThrowStatement",
  "BreakStatement",
  "ContinueStatement",
  "ImportDeclaration",
  "ExportAllDeclaration",
  "TSTypeAliasDeclaration",
  "PropertyDefinition",
]);

/** Counts how a file is written. What a file shows nothing of is absent. */
export function readStyle(file: SourceFile, language: string): StyleProfile {
  const { text } = file;
  const tallies: Tallies = {
    quotes: createTally(),
    semicolons: createTally(),
    indent: createTally(),
    lineBreak: createTally(),
    trailingCommas: createTally(),
  };
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) {
    tallies.lineBreak.count(text.charAt(at - 1) === "\r" ? "\r\n" : "\n");
  }
  /** Quotes of JSX, and declarations in the head of a loop, follow other rules. */
  const uncounted = new Set<Node>();
  walkNodes(file.program, (node) => {
    if (node.type === "JSXAttribute" && node.value?.type === "Literal") uncounted.add(node.value);
    if (node.type === "ForStatement" && node.init !== null) uncounted.add(node.init);
    if (node.type === "ForInStatement" || node.type === "ForOfStatement") uncounted.add(node.left);
    if (!uncounted.has(node)) countNode(node, file, tallies);
    return undefined;
  });
  const { quotes, semicolons, indent, lineBreak, trailingCommas } = tallies;
  return {
    language,
    ...quotes.as("quotes"),
    ...semicolons.as("semicolons"),
    ...indent.as("indent"),
    ...lineBreak.as("lineBreak"),
    ...trailingCommas.as("trailingCommas"),
  };
}

function countNode(node: Node, file: SourceFile, tallies: Tallies): void {
  const { text } = file;
  if (node.type === "Literal" && typeof node.value === "string") {
    const inner = text.slice(node.start + 1, node.end - 1);
    const quote = text.charAt(node.start);
    if (!/["'`\\]/.test(inner) && (quote === '"' || quote === "'"))
      tallies.quotes.count(quote === '"' ? "double" : "single");
  } else if (SEMICOLON_STATEMENTS.has(node.type)) tallies.semicolons.count(text.charAt(node.end - 1) === ";");
  const items = listOf(node);
  const last = items?.at(-1);
  if (items === undefined || last === undefined) return;
  if (node.type === "BlockStatement" || node.type === "ClassBody" || node.type === "TSInterfaceBody")
    countIndent(node, last, file, tallies);
  else countComma(node, last, file, tallies);
}

/** The items of a node that is written as a list over several lines. */
function listOf(node: Node): readonly (Node | null)[] | undefined {
  switch (node.type) {
    case "BlockStatement":
    case "ClassBody":
    case "TSInterfaceBody":
      return node.body;
    case "ArrayExpression":
      return node.elements;
    case "ObjectExpression":
      return node.properties;
    case "CallExpression":
    case "NewExpression":
      return node.arguments;
    default:
      return undefined;
  }
}

function countIndent(node: Node, last: Node | null, { text }: SourceFile, { indent }: Tallies): void {
  if (last === null) return;
  const outer = indentAt(text, node.end - 1);
  const inner = indentAt(text, last.start);
  if (outer === undefined || inner === undefined || !inner.startsWith(outer)) return;
  const step = inner.slice(outer.length);
  if (/^ {1,8}$/.test(step)) indent.count(step.length);
  else if (step === "\t") indent.count("tab");
}

/** White space before an offset, where nothing else stands before it on its line. */
function indentAt(text: string, offset: number): string | undefined {
  let start = offset;
  while (start > 0 && (text.charAt(start - 1) === " " || text.charAt(start - 1) === "\t")) start--;
  const before = text.charAt(start - 1);
  return start === 0 || before === "\n" || before === "\r" ? text.slice(start, offset) : undefined;
}

/** Counts lists whose last item and closing bracket stand on lines of their own. */
function countComma(node: Node, last: Node | null, { text }: SourceFile, { trailingCommas }: Tallies): void {
  if (last === null || last.type === "SpreadElement") return;
  const between = text.slice(last.end, node.end - 1);
  if (/[\n\r]/.test(between) && /^[\s,]*$/.test(between)) trailingCommas.count(between.includes(","));
}
