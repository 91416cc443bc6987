import type { Expression } from "../../ast/grammar.ts";
import type { LexedTerminals } from "./lark-lexing.ts";
import type { LarkNode } from "./lark-tree.ts";

/** How a terminal or an argument is named: as it is written, where that is short. */
export function keyOf(node: LarkNode): string {
  switch (node.kind) {
    case "text":
      return `${JSON.stringify(node.value)}${node.ignoreCase ? "i" : ""}`;
    case "range":
      return `${JSON.stringify(node.low)}..${JSON.stringify(node.high)}`;
    case "regex":
      return `/${node.source}/${node.flags}`;
    case "name":
      return node.name;
    case "template":
      return `${node.name}{${node.arguments.map(keyOf).join(",")}}`;
    case "regex-json":
      return `%regex ${JSON.stringify(node.value)}`;
    default:
      return node.kind;
  }
}

/** The expression with every use of a terminal replaced by what lexing made of it. */
export function resolveTerminals(expression: Expression, lexed: LexedTerminals): Expression {
  switch (expression.kind) {
    case "token": {
      const use = lexed.uses.get(expression.name);
      if (use === undefined) throw new TypeError(`the terminal ${expression.name} was collected`);
      return use;
    }
    case "sequence":
      return { ...expression, items: expression.items.map((item) => resolveTerminals(item, lexed)) };
    case "choice":
      return { ...expression, options: expression.options.map((option) => resolveTerminals(option, lexed)) };
    case "repeat":
    case "when":
    case "tagged":
      return { ...expression, item: resolveTerminals(expression.item, lexed) };
    case "rule":
    case "pattern":
    case "embedded":
      return expression;
  }
}
