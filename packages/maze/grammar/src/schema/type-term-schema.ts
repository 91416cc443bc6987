import { printTypeTerm } from "@maze/core";
import type { ObjectTerm, PropertyTerm, TupleTerm, TypeTerm } from "@maze/core";
import { pointerToken } from "./documents/json-value.ts";
import { unsupported } from "./documents/schema-error.ts";

/** What a name in a type stands for. */
export interface TypeDeclaration {
  readonly parameters?: readonly string[] | undefined;
  readonly type: TypeTerm;
}
/** Types by name. */
export type TypeDeclarations = Readonly<Record<string, TypeDeclaration>>;

type Schema = boolean | { readonly [keyword: string]: unknown };
type Bindings = ReadonlyMap<string, TypeTerm>;

const PRIMITIVES: Readonly<Record<string, Schema>> = {
  string: { type: "string" },
  number: { type: "number" },
  boolean: { type: "boolean" },
  null: { type: "null" },
  unknown: true,
  any: true,
  never: false,
  object: { type: ["object", "array"] },
};
const INTEGER_KEY = "^(0|[1-9][0-9]*)$";

const isUndefined = (term: TypeTerm): boolean =>
  term.kind === "primitive" && (term.name === "undefined" || term.name === "void");
const mayBeUndefined = (term: TypeTerm): boolean =>
  isUndefined(term) || (term.kind === "union" && term.members.some(mayBeUndefined));

/** Writes the JSON Schema (2020-12) of the JSON values of a type. */
export class TypeTermSchema {
  readonly #declarations: TypeDeclarations;
  readonly #definitions = new Map<string, Schema>();

  constructor(declarations: TypeDeclarations) {
    this.#declarations = declarations;
  }

  /** The schema of a type, with a definition for each declaration that it names. */
  schema(term: TypeTerm): Schema {
    const root = this.#of(term, new Map(), "", true);
    if (this.#definitions.size === 0) return root;
    return { allOf: [root], $defs: Object.fromEntries(this.#definitions) };
  }

  /** `closed`: objects have no other properties than those of the type. */
  #of(term: TypeTerm, bindings: Bindings, at: string, closed: boolean): Schema {
    const inner = (part: TypeTerm, step: string | number): Schema =>
      this.#of(part, bindings, at + pointerToken(step), closed);
    switch (term.kind) {
      case "primitive":
        return PRIMITIVES[term.name] ?? refuse(term, at, "has no JSON value");
      case "literal":
        return typeof term.value === "object" ? refuse(term, at, "has no JSON value") : { const: term.value };
      case "array":
        return { type: "array", items: this.#of(term.element, bindings, `${at}/element`, true) };
      case "tuple":
        return this.#tuple(term, bindings, at);
      case "object":
        return this.#object(term, bindings, at, closed);
      case "union": {
        const members = term.members.filter((member) => !isUndefined(member));
        return { anyOf: members.map((member, index) => inner(member, index)) };
      }
      case "intersection": {
        const members = term.members.map((member, index) =>
          this.#of(member, bindings, at + pointerToken(index), false),
        );
        return closed ? { allOf: members, unevaluatedProperties: false } : { allOf: members };
      }
      case "variable": {
        const bound = bindings.get(term.name);
        return bound === undefined ? refuse(term, at, "is not bound") : this.#of(bound, new Map(), at, closed);
      }
      case "reference":
        return this.#reference(
          term.name,
          term.args.map((arg) => substitute(arg, bindings)),
          term,
          at,
          closed,
        );
      case "function":
        return refuse(term, at, "is a function");
      case "opaque":
        return refuse(term, at, "is not modelled");
    }
  }

  #tuple({ elements }: TupleTerm, bindings: Bindings, at: string): Schema {
    const schemas = elements.map(({ type }, index) => this.#of(type, bindings, at + pointerToken(index), true));
    const rest = elements.findIndex((element) => element.rest);
    const fixed = rest < 0 ? elements : elements.slice(0, rest);
    if (rest >= 0 && rest !== elements.length - 1) {
      throw unsupported(at, "tuple", "elements after a rest element are not supported");
    }
    // The type of a rest element is the type of each of its items, or an array of them.
    const restTerm = rest < 0 ? undefined : elements[rest]?.type;
    const items = restTerm?.kind === "array" ? this.#of(restTerm.element, bindings, `${at}/rest`, true) : schemas[rest];
    const required = fixed.filter(({ optional }) => !optional).length;
    const prefix = fixed.length === 0 ? {} : { prefixItems: schemas.slice(0, fixed.length) };
    return { type: "array", ...prefix, items: items ?? false, minItems: required };
  }

  #object({ properties, index, calls }: ObjectTerm, bindings: Bindings, at: string, closed: boolean): Schema {
    if (calls.length > 0) throw unsupported(at, "object", "a type with call signatures has no JSON value");
    const written: Record<string, Schema> = {};
    const required: string[] = [];
    for (const property of properties) {
      const optional = property.optional || mayBeUndefined(property.type);
      written[property.name] = this.#property(property, optional, bindings, at + pointerToken(property.name));
      if (!optional) required.push(property.name);
    }
    const schema: Record<string, unknown> = { type: "object", properties: written, required };
    const patterns: Record<string, Schema> = {};
    let others: Schema | undefined = closed ? false : undefined;
    for (const { key, value } of index) {
      const item = this.#of(value, bindings, `${at}/index`, true);
      if (key.kind === "primitive" && key.name === "string") others = item;
      else if (key.kind === "primitive" && key.name === "number") patterns[INTEGER_KEY] = item;
      else refuse(key, `${at}/index`, "is no key of a JSON object that is supported");
    }
    if (Object.keys(patterns).length > 0) schema["patternProperties"] = patterns;
    if (others !== undefined) schema["additionalProperties"] = others;
    return schema;
  }

  /** An optional property without JSON values is absent. */
  #property({ name, type }: PropertyTerm, optional: boolean, bindings: Bindings, at: string): Schema {
    if (optional && (type.kind === "function" || isUndefined(type))) return false;
    if (name.startsWith("[")) throw unsupported(at, "property", `${name} is no key of a JSON object`);
    return this.#of(type, bindings, at, true);
  }

  #reference(name: string, args: readonly TypeTerm[], term: TypeTerm, at: string, closed: boolean): Schema {
    const [first, second] = args;
    const declaration = Object.hasOwn(this.#declarations, name) ? this.#declarations[name] : undefined;
    if (declaration === undefined) {
      if ((name === "Array" || name === "ReadonlyArray") && first !== undefined) {
        return { type: "array", items: this.#of(first, new Map(), `${at}/0`, true) };
      }
      if (name === "Record" && first?.kind === "primitive" && first.name === "string" && second !== undefined) {
        return { type: "object", additionalProperties: this.#of(second, new Map(), `${at}/1`, true) };
      }
      return refuse(term, at, "is not declared");
    }
    const key = `${args.length === 0 ? name : printTypeTerm(term)}${closed ? "" : " (open)"}`;
    if (!this.#definitions.has(key)) {
      this.#definitions.set(key, true);
      const bindings = new Map(
        (declaration.parameters ?? []).flatMap((one, index) => {
          const bound = args[index];
          return bound === undefined ? [] : [[one, bound] as const];
        }),
      );
      this.#definitions.set(key, this.#of(substitute(declaration.type, bindings), new Map(), `${at}/${name}`, closed));
    }
    return { $ref: `#/$defs/${encodeURIComponent(key.replaceAll("~", "~0").replaceAll("/", "~1"))}` };
  }
}

function refuse(term: TypeTerm, at: string, why: string): never {
  const text = printTypeTerm(term);
  throw unsupported(at, term.kind, `the type ${text} ${why}`, "Declare the type, or leave it out.");
}

/** A type with its variables bound. */
function substitute(term: TypeTerm, bindings: Bindings): TypeTerm {
  if (bindings.size === 0) return term;
  const inner = (part: TypeTerm): TypeTerm => substitute(part, bindings);
  switch (term.kind) {
    case "variable":
      return bindings.get(term.name) ?? term;
    case "reference":
      if (term.args.length === 0 && bindings.has(term.name)) return bindings.get(term.name) ?? term;
      return { ...term, args: term.args.map(inner) };
    case "array":
      return { ...term, element: inner(term.element) };
    case "tuple":
      return { ...term, elements: term.elements.map((element) => ({ ...element, type: inner(element.type) })) };
    case "object":
      return {
        ...term,
        properties: term.properties.map((property) => ({ ...property, type: inner(property.type) })),
        index: term.index.map((one) => ({ ...one, value: inner(one.value) })),
      };
    case "union":
    case "intersection":
      return { ...term, members: term.members.map(inner) };
    default:
      return term;
  }
}
