import type { Program } from "../syntax/program.ts";
import { arrayOf, elementOf, isWritable, unionMembers } from "./type-text.ts";

const BASICS = [
  "string",
  "number",
  "boolean",
  "string[]",
  "number[]",
  "boolean[]",
  "number[][]",
  "string[][]",
] as const;

/** Types worth a try where nothing tells which one: those that the text itself names, their elements and arrays, then the basic ones. */
export function typeMenu(program: Program, limit = 14): string[] {
  const named = program.nodes.flatMap((node) =>
    node.type === "TSTypeAnnotation" ? [program.textOf(node).replace(/^:\s*/, "").trim()] : [],
  );
  const parts = named.flatMap((type) => {
    const element = elementOf(type);
    return [type, ...(element === undefined ? [] : [element]), ...unionMembers(type)];
  });
  const arrays = parts.filter((type) => elementOf(type) === undefined).map(arrayOf);
  const all = [...parts, ...BASICS.slice(0, 3), ...arrays, ...BASICS.slice(3)];
  return [...new Set(all)].filter((type) => isWritable(type) && type !== "void" && type.length < 80).slice(0, limit);
}
