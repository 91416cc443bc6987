import type { Diagnostic, OperationContext, TypeOracle } from "@maze/core";
import type { Node } from "oxc-parser";
import type { Site } from "../rules/rule.ts";
import type { Program } from "../syntax/program.ts";
import { probeTypes } from "../types/type-probe.ts";

/** The place of a finding, with the checker's types asked for once per node. */
export function createSite(
  oracle: TypeOracle,
  program: Program,
  diagnostic: Diagnostic,
  known: Map<Node, string | undefined>,
  context: OperationContext,
): Site {
  const start = diagnostic.span?.start ?? 0;
  const end = diagnostic.span?.end ?? 0;
  return {
    program,
    diagnostic,
    code: Number(diagnostic.code.replace(/^TS/, "")),
    start,
    end,
    node: program.nodeAt(start, end),
    async typesOf(nodes) {
      const unknown = nodes.filter((node) => !known.has(node));
      const types = await probeTypes(oracle, program, unknown, context);
      unknown.forEach((node, index) => known.set(node, types[index]));
      return nodes.map((node) => known.get(node));
    },
  };
}
