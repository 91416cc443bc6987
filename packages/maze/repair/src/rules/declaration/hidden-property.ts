import { ancestorsOf } from "../../syntax/ancestors.ts";
import { type RepairRule, replaced } from "../rule.ts";

/** Takes away a property that a later one of the same name replaces anyway. */
export const hiddenProperty: RepairRule = {
  id: "hidden-property",
  family: "declaration",
  summary: "Takes a property out of an object where a later one of the same name replaces it anyway.",
  codes: [1117],
  example: {
    before: "export const ages = { ann: 1, bob: 2, ann: 3 };\n",
    after: "export const ages = { bob: 2, ann: 3 };\n",
  },
  propose({ program, node, start }) {
    const object = [node, ...ancestorsOf(program, node)].find((at) => at.type === "ObjectExpression");
    if (object?.type !== "ObjectExpression") return [];
    const nameAt = (index: number): string | undefined => {
      const property = object.properties[index];
      return property?.type === "Property" ? program.textOf(property.key) : undefined;
    };
    const later = object.properties.findIndex((property) => property.start <= start && property.end > start);
    const earlier = object.properties.findIndex((_, index) => index < later && nameAt(index) === nameAt(later));
    const [hidden, next] = [object.properties[earlier], object.properties[earlier + 1]];
    if (hidden === undefined || next === undefined) return [];
    const place = { start: hidden.start, end: next.start };
    return [
      { edits: [replaced(place, "")], cost: 2, explanation: `the hidden ${nameAt(earlier) ?? "property"} taken away` },
    ];
  },
};
