import type { ParameterTerm, SignatureTerm, TypeParameterTerm, TypeTerm } from "@maze/core";

export const opaque = (text: string): TypeTerm => ({ kind: "opaque", text: text.replace(/\s+/g, " ").trim() });
export const reference = (name: string, args: TypeTerm[] = []): TypeTerm => ({ kind: "reference", name, args });
export const primitive = (name: Extract<TypeTerm, { kind: "primitive" }>["name"]): TypeTerm => ({
  kind: "primitive",
  name,
});
export const arrayOf = (element: TypeTerm): TypeTerm => ({ kind: "array", element, readonly: false });
export const union = (members: TypeTerm[]): TypeTerm => ({ kind: "union", members });
export const tupleOf = (types: readonly TypeTerm[]): TypeTerm => ({
  kind: "tuple",
  elements: types.map((type) => ({ type, optional: false, rest: false })),
  readonly: false,
});
export const parameter = (
  name: string,
  type: TypeTerm,
  { optional = false, rest = false }: { optional?: boolean; rest?: boolean } = {},
): ParameterTerm => ({ name, type, optional, rest });
export const signature = (
  parameters: ParameterTerm[],
  returns: TypeTerm,
  typeParameters: TypeParameterTerm[] = [],
): SignatureTerm => ({ typeParameters, parameters, returns });
export const functionType = (parameters: readonly TypeTerm[], returns: TypeTerm): TypeTerm => ({
  kind: "function",
  signature: signature(
    parameters.map((type, i) => parameter(`arg${String(i + 1)}`, type)),
    returns,
  ),
});
