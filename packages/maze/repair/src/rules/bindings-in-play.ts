import type { Node } from "oxc-parser";
import { ancestorsOf } from "../syntax/ancestors.ts";
import { bindingAt, type Binding } from "../syntax/bindings.ts";
import type { Site } from "./rule.ts";
import { identifiersIn, offendingValue, statementOf } from "./site-values.ts";

/** Variables and parameters whose types a finding may rest on, the nearest first. */
export function bindingsInPlay(site: Site): Binding[] {
  const { program, node } = site;
  const value = offendingValue(site);
  const parent = program.parentOf(node);
  const places: Node[] = [
    ...identifiersIn(node),
    ...(parent?.type === "MemberExpression" ? identifiersIn(parent) : []),
    ...(value === undefined ? [] : identifiersIn(value)),
  ];
  for (const at of [node, parent, parent && program.parentOf(parent)]) {
    // The receiver of `list.push(value)` is what the value does not fit.
    if (at?.type === "CallExpression" && at.callee.type === "MemberExpression") {
      places.push(...identifiersIn(at.callee.object));
    }
    if (at?.type === "AssignmentExpression") places.push(...identifiersIn(at.left));
  }
  const declarator = ancestorsOf(program, node)
    .slice(0, 4)
    .find((at) => at.type === "VariableDeclarator");
  if (declarator?.type === "VariableDeclarator") places.push(...identifiersIn(declarator.id));
  if (places.length === 0) {
    const statement = statementOf(site);
    if (statement?.type === "ExpressionStatement") places.push(...identifiersIn(statement));
  }
  const bindings = places.flatMap((place) =>
    place.type === "Identifier" ? (bindingAt(program, place.name, place) ?? []) : [],
  );
  return [...new Map(bindings.map((binding) => [binding.identifier.start, binding])).values()].slice(0, 4);
}
