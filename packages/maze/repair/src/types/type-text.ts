/** Splits a type text at a separator that stands in no bracket. */
function splitOutside(text: string, separator: "|" | "," | "&"): string[] {
  const parts: string[] = [];
  let depth = 0;
  let quote = "";
  let from = 0;
  for (let at = 0; at < text.length; at++) {
    const character = text.charAt(at);
    if (quote !== "") {
      if (character === "\\") at++;
      else if (character === quote) quote = "";
    } else if (character === '"' || character === "'" || character === "`") quote = character;
    else if ("([{<".includes(character)) depth++;
    else if (")]}".includes(character) || (character === ">" && text[at - 1] !== "=")) depth--;
    else if (character === separator && depth === 0) {
      parts.push(text.slice(from, at).trim());
      from = at + 1;
    }
  }
  return [...parts, text.slice(from).trim()].filter((part) => part !== "");
}

/** The members of a union type; a type that is no union is its only member. A function type is kept whole. */
export function unionMembers(type: string): string[] {
  return hasOuterArrow(type) ? [type] : splitOutside(type, "|");
}

/** True for a function type, such as `(a: string) => number`. */
export const isFunctionType = (type: string): boolean => hasOuterArrow(type) || type.startsWith("typeof ");

function hasOuterArrow(type: string): boolean {
  let depth = 0;
  for (let at = 0; at < type.length; at++) {
    const character = type.charAt(at);
    if (character === "=" && type[at + 1] === ">" && depth === 0) return true;
    if ("([{".includes(character)) depth++;
    else if (")]}".includes(character)) depth--;
  }
  return false;
}

/** The element type of an array type, `undefined` for what is no array. */
export function elementOf(type: string): string | undefined {
  const bare = type.replace(/^readonly /, "").trim();
  const generic = /^(?:Readonly)?Array<(.*)>$/s.exec(bare)?.[1];
  if (generic !== undefined) return generic.trim();
  if (!bare.endsWith("[]") || unionMembers(bare).length > 1 || hasOuterArrow(bare)) return undefined;
  const element = bare.slice(0, -2).trim();
  return element.startsWith("(") && element.endsWith(")") ? element.slice(1, -1) : element;
}

/** The parts of a tuple type, `undefined` for what is no tuple. */
export function tupleParts(type: string): string[] | undefined {
  const bare = type.replace(/^readonly /, "").trim();
  if (!bare.startsWith("[") || !bare.endsWith("]") || bare.endsWith("[]")) return undefined;
  return splitOutside(bare.slice(1, -1), ",").map((part) => part.replace(/^(?:\.\.\.)?[\w$]+\??:\s*/, ""));
}

/** A literal type as its primitive: `"a"` as string, `1` as number; unions member by member, without repetition. */
export function widened(type: string): string {
  const members = unionMembers(type).map((member) => {
    if (/^["'`]/.test(member)) return "string";
    if (/^-?\d[\d._e+-]*$/.test(member)) return "number";
    if (/^-?\d+n$/.test(member)) return "bigint";
    return member === "true" || member === "false" ? "boolean" : member;
  });
  return [...new Set(members)].join(" | ");
}

/** Whether a type holds undefined or null. */
export const isNullable = (type: string): boolean =>
  unionMembers(type).some((member) => member === "undefined" || member === "null" || member === "void");

/** A type without undefined and null. */
export const withoutNullish = (type: string): string =>
  unionMembers(type)
    .filter((member) => member !== "undefined" && member !== "null" && member !== "void")
    .join(" | ");

/** `T[]`, with parentheses where the element needs them. */
export const arrayOf = (element: string): string =>
  unionMembers(element).length > 1 || hasOuterArrow(element) ? `(${element})[]` : `${element}[]`;

/** True where a type can be written as it is: not cut short, no any, no name that only messages use. */
export const isWritable = (type: string): boolean =>
  type !== "" &&
  !/\.\.\.|\bany\b|__Maze|\bunique symbol\b|\bimport\(|typeof /.test(type.replace(/\[\.\.\.[^\]]*\]/g, ""));

/** Property names and types of an object type text; `undefined` for what is no object literal type. */
export function objectProperties(type: string): { name: string; type: string; optional: boolean }[] | undefined {
  const bare = type.trim();
  if (!bare.startsWith("{") || !bare.endsWith("}") || bare.includes("...")) return undefined;
  const parts = bare.slice(1, -1).split(/;\s*(?![^{([<]*[})\]>])/);
  return parts.flatMap((part) => {
    const [, name, optional, value] = /^\s*(?:readonly )?("[^"]*"|[\w$-]+)(\?)?:\s*(.+)$/s.exec(part) ?? [];
    return name === undefined || value === undefined
      ? []
      : [{ name, type: value.trim(), optional: optional !== undefined }];
  });
}
