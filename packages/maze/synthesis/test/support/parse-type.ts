import {
  arrayType,
  literalType,
  primitiveType,
  PRIMITIVE_NAMES,
  referenceType,
  unionType,
  type TypeTerm,
} from "@maze/core";

/** Reads the simple type expressions that tests use; anything else is a reference. */
export function parseType(text: string): TypeTerm {
  const tokens = text.match(/=>|\.\.\.|[\p{L}_$][\p{L}\d_$.]*|-?\d+(?:\.\d+)?|"[^"]*"|[[\]{}()<>|&,:;?]/gu) ?? [];
  let at = 0;
  const peek = (): string => tokens[at] ?? "";
  const take = (expected?: string): string => {
    const token = tokens[at++] ?? "";
    if (expected !== undefined && token !== expected)
      throw new Error(`expected ${expected}, found ${token} in ${text}`);
    return token;
  };
  const union = (): TypeTerm => {
    if (peek() === "|") take();
    const members = [postfix()];
    while (peek() === "|") {
      take();
      members.push(postfix());
    }
    return unionType(members);
  };
  const postfix = (): TypeTerm => {
    let readonly = false;
    if (peek() === "readonly") {
      take();
      readonly = true;
    }
    let term = atom();
    while (peek() === "[" && tokens[at + 1] === "]") {
      take();
      take();
      term = arrayType(term, readonly);
      readonly = false;
    }
    return term;
  };
  const atom = (): TypeTerm => {
    const token = take();
    if (token === "(") {
      const inner = union();
      take(")");
      return inner;
    }
    if (token === "[") {
      const elements = [];
      while (peek() !== "]") {
        elements.push({ type: union(), optional: false, rest: false });
        if (peek() === ",") take();
      }
      take("]");
      return { kind: "tuple", elements, readonly: false };
    }
    if (token === "{") return object();
    if (token.startsWith('"')) return literalType(token.slice(1, -1));
    if (/^-?\d/.test(token)) return literalType(Number(token));
    if (token === "true" || token === "false") return literalType(token === "true");
    const primitive = PRIMITIVE_NAMES.find((name) => name === token);
    if (primitive !== undefined) return primitiveType(primitive);
    const args: TypeTerm[] = [];
    if (peek() === "<") {
      take();
      while (peek() !== ">") {
        args.push(union());
        if (peek() === ",") take();
      }
      take(">");
    }
    const [first] = args;
    if ((token === "Array" || token === "ReadonlyArray") && first !== undefined)
      return arrayType(first, token === "ReadonlyArray");
    return referenceType(token, args);
  };
  const object = (): TypeTerm => {
    const term: TypeTerm = { kind: "object", properties: [], index: [], calls: [] };
    while (peek() !== "}") {
      if (peek() === "[") {
        take();
        take();
        take(":");
        const key = union();
        take("]");
        take(":");
        term.index.push({ key, value: union(), readonly: false });
      } else {
        const name = take();
        const optional = peek() === "?";
        if (optional) take();
        take(":");
        term.properties.push({ name, type: union(), optional, readonly: false });
      }
      if (/[;,]/.test(peek())) take();
    }
    take("}");
    return term;
  };
  return union();
}
