import type { TypeTerm } from "@maze/core";
import { Precedence } from "../print/precedence.ts";
import { parseTemplate } from "../print/template.ts";
import { isNullable, withoutNothing } from "../types/shorthand.ts";
import type { ComponentSpec } from "./component.ts";

/** A property of an object that code may build. */
export interface BuildableProperty {
  readonly name: string;
  readonly type: TypeTerm;
  readonly optional: boolean;
  /** The task speaks of it, or of one of its values. */
  readonly mentioned: boolean;
}

/** Properties of one record at the most. */
const MAX_PROPERTIES = 6;

/**
 * Object literals of a type: all required properties at once; where none is required (an options object), each single
 * property, and pairs of those that the task mentions.
 */
export function recordConstructors(type: TypeTerm, properties: readonly BuildableProperty[]): ComponentSpec[] {
  const required = properties.filter((property) => !property.optional);
  const optional = properties.filter((property) => property.optional);
  if (required.length > MAX_PROPERTIES) return [];
  const mentioned = optional.filter((property) => property.mentioned);
  const lists: (readonly BuildableProperty[])[] = required.length > 0 ? [required] : [];
  for (const property of optional.slice(0, 16)) lists.push([...required, property]);
  for (const [i, one] of mentioned.entries())
    for (const two of mentioned.slice(i + 1)) lists.push([...required, one, two]);
  return lists.map((list): ComponentSpec => {
    const extra = list.filter((property) => property.optional);
    const cost = 2 + 3 * extra.filter((property) => !mentioned.includes(property)).length + extra.length;
    const members = list.map((property, i) => `${propertyKey(property.name)}: $${String(i)}`).join(", ");
    return {
      name: `record.${list.map((property) => property.name).join("+")}`,
      parameters: list.map((property) =>
        property.optional && isNullable(property.type) ? withoutNothing(property.type) : property.type,
      ),
      returns: type,
      template: parseTemplate(`{ ${members} }`, Precedence.primary),
      cost,
      flags: { fixedCost: true, fromLiterals: true },
    };
  });
}

export function propertyKey(name: string): string {
  return /^[\p{ID_Start}_][\p{ID_Continue}]*$/u.test(name) ? name : JSON.stringify(name);
}
