import { elementOf, objectProperties, tupleParts, unionMembers } from "./type-text.ts";

/**
 * Expressions that are the plainest values of a type, the neutral one first: `0` for number, `""` for string, `[]` for
 * an array. None where a value cannot be made from the type's text alone.
 */
export function defaultValues(type: string, depth = 0): string[] {
  if (depth > 3) return [];
  const members = unionMembers(type);
  if (members.length > 1) {
    const [first] = ["undefined", "null"].filter((nothing) => members.includes(nothing));
    const others = members.flatMap((member) => defaultValues(member, depth + 1));
    return [...new Set([...(first === undefined ? [] : [first]), ...others])];
  }
  switch (type) {
    case "number":
      return ["0", "NaN", "-1"];
    case "string":
      return ['""'];
    case "boolean":
      return ["false", "true"];
    case "bigint":
      return ["0n"];
    case "undefined":
    case "void":
    case "unknown":
      return ["undefined"];
    case "null":
      return ["null"];
    case "Date":
      return ["new Date(0)"];
    case "object":
    case "{}":
      return ["{}"];
    case "true":
    case "false":
      return [type];
  }
  if (/^(?:["'].*["']|-?\d[\d.]*n?)$/.test(type)) return [type];
  if (elementOf(type) !== undefined || /^RegExp(?:Match|Exec)Array$/.test(type)) return ["[]"];
  const parts = tupleParts(type);
  if (parts !== undefined) {
    const values = parts.map((part) => defaultValues(part, depth + 1)[0]);
    return values.every((value) => value !== undefined) ? [`[${values.join(", ")}]`] : [];
  }
  if (/^(?:Map|Set|WeakMap|WeakSet)</.test(type)) return [`new ${type}()`];
  if (/^(?:Record<string|Record<number|Partial)/.test(type) || /^\{ \[/.test(type)) return ["{}"];
  const properties = objectProperties(type);
  if (properties === undefined) return [];
  const values = properties
    .filter(({ optional }) => !optional)
    .map((property) => [property.name, defaultValues(property.type, depth + 1)[0]] as const);
  return values.every(([, value]) => value !== undefined)
    ? [`{ ${values.map(([name, value]) => `${name}: ${value ?? ""}`).join(", ")} }`]
    : [];
}
