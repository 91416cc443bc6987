import { walk, type SourceNode } from "../source/parse-source.ts";
import { createMutator } from "./create-mutator.ts";
import { callOf, operationOf, withChild } from "./node-parts.ts";

/** Mutators that look one place beside, or along the wrong axis. */
export const indexMutators = [
  createMutator({
    id: "loop-end",
    teaches: "A loop leaves out its last round.",
    mutate(node, language) {
      if (language === "typescript") {
        const condition = node.kind() === "for_statement" ? node.field("condition") : null;
        const { operator, right } = (condition && operationOf(condition)) ?? {};
        if (!condition || !right || !["<", "<="].includes(operator?.text() ?? "")) return [];
        return [withChild(node, right, `${right.text()} - 1`)];
      }
      const call = callOf(node);
      const end = call?.arguments.length === 1 ? call.arguments[0] : call?.arguments[1];
      if (call?.name.text() !== "range" || end === undefined) return [];
      return [withChild(node, end, `${end.text()} - 1`)];
    },
  }),
  createMutator({
    id: "loop-start",
    teaches: "A loop leaves out its first round.",
    languages: ["python"],
    mutate(node) {
      const call = callOf(node);
      const [end, ...others] = call?.arguments ?? [];
      if (call?.name.text() !== "range" || end === undefined || others.length > 0) return [];
      return [withChild(node, end, `1, ${end.text()}`)];
    },
  }),
  createMutator({
    id: "wrong-index",
    teaches: "An element is read with the index of another loop.",
    mutate(node) {
      const index = indexOf(node);
      if (index?.kind() !== "identifier") return [];
      const home = node.ancestors().find((each) => /function|method/.test(String(each.kind())));
      if (home === undefined) return [];
      const names = [...walk(home)].flatMap((each) => loopNameOf(each) ?? []);
      const others = [...new Set(names)].filter((name) => name !== index.text());
      return others.map((name) => withChild(node, index, name));
    },
  }),
  createMutator({
    id: "wrong-axis",
    teaches: "A reduction runs along the wrong axis.",
    languages: ["python"],
    mutate(node) {
      if (node.kind() !== "keyword_argument" || !/^(axis|dim)$/.test(node.field("name")?.text() ?? "")) return [];
      const value = node.field("value");
      if (value === null || !/^-?\d$/.test(value.text())) return [];
      return [withChild(node, value, value.text() === "0" ? "-1" : "0")];
    },
  }),
];

function indexOf(node: SourceNode): SourceNode | undefined {
  if (node.kind() === "subscript_expression") return node.field("index") ?? undefined;
  if (node.kind() === "subscript") return node.field("subscript") ?? undefined;
  return undefined;
}

/** The variable that a loop counts with. */
function loopNameOf(node: SourceNode): string | undefined {
  if (node.kind() !== "for_statement") return undefined;
  const counter = node.field("left") ?? node.field("initializer");
  if (counter === null) return undefined;
  if (counter.kind() === "identifier") return counter.text();
  const declared = [...walk(counter)].filter((each) => each.kind() === "variable_declarator");
  return declared.map((each) => each.field("name")?.text())[0];
}
