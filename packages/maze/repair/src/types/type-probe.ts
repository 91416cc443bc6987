import type { OperationContext, TypeOracle } from "@maze/core";
import type { Node } from "oxc-parser";
import type { Program } from "../syntax/program.ts";

const OPEN = "((";
const CLOSE = ") satisfies never)";
/** Where the compiler puts its complaint within the closing text. */
const KEYWORD = CLOSE.indexOf("satisfies");

/**
 * The types of expressions, in the checker's words, by one question to the oracle: each is held against `never`, which
 * nothing satisfies, and the complaint names its type. `undefined` for an expression whose type is any or never, or
 * which the compiler did not come to.
 */
export async function probeTypes(
  oracle: TypeOracle,
  program: Program,
  nodes: readonly Node[],
  context: OperationContext,
): Promise<(string | undefined)[]> {
  if (nodes.length === 0) return [];
  const marks = [...new Set(nodes)]
    .flatMap((node) => [
      { at: node.start, order: -(node.end - node.start), node, text: OPEN },
      { at: node.end, order: node.end - node.start, node, text: CLOSE },
    ])
    .sort((a, b) => a.at - b.at || a.order - b.order);
  let text = "";
  let copied = 0;
  const keywords = new Map<Node, number>();
  for (const mark of marks) {
    text += program.text.slice(copied, mark.at);
    copied = mark.at;
    if (mark.text === CLOSE) keywords.set(mark.node, text.length + KEYWORD);
    text += mark.text;
  }
  text += program.text.slice(copied);
  const [found = []] = await oracle.diagnostics([{ file: program.file, text }], context);
  const byPlace = new Map(
    found.flatMap(({ code, span, message }) => (code === "TS1360" ? [[span?.start, message]] : [])),
  );
  return nodes.map(
    (node) => /^Type '(.*?)' does not satisfy the expected type/s.exec(byPlace.get(keywords.get(node)) ?? "")?.[1],
  );
}
