import { arrayComponents, tupleComponents, type ArrayFacts } from "../catalogue/arrays.ts";
import { booleanComponents } from "../catalogue/booleans.ts";
import { collectionComponents } from "../catalogue/collections.ts";
import type { ComponentSpec } from "../catalogue/component.ts";
import { dateComponents } from "../catalogue/dates.ts";
import { memberComponents } from "../catalogue/members.ts";
import { nullableComponents } from "../catalogue/nullables.ts";
import { numberComponents } from "../catalogue/numbers.ts";
import { stringComponents } from "../catalogue/strings.ts";
import type { ModuleCache } from "../problem/modules.ts";
import { isNullable, widen, withoutNothing } from "../types/shorthand.ts";
import type { Type, TypeTable } from "../types/type-table.ts";
import type { TypeResolver } from "./type-resolver.ts";

/** The library lines that a type brings with it. */
export interface Growth {
  /** Lines for types that were not met before. */
  forTypes(types: readonly Type[]): Promise<ComponentSpec[]>;
}

const NATIVE = new Set([
  "Date",
  "Map",
  "Set",
  "ReadonlyMap",
  "ReadonlySet",
  "Record",
  "RegExp",
  "Promise",
  "Error",
  "Function",
]);

export function createGrowth(
  membersOf: ModuleCache["membersOf"],
  table: TypeTable,
  resolver: TypeResolver,
  facts: ArrayFacts,
): Growth {
  const met = new Set<Type>();
  return {
    async forTypes(types) {
      const specs: ComponentSpec[] = [];
      const asked: { type: Type; receiver: Type }[] = [];
      for (const raw of types) {
        const type = table.intern(widen(raw.term), raw.oracle);
        if (met.has(type)) continue;
        met.add(type);
        const { term } = type;
        if (term.kind === "primitive") specs.push(...ofPrimitive(term.name));
        if (isNullable(term)) {
          specs.push(...nullableComponents(term));
          const present = table.intern(withoutNothing(term));
          if (hasMembers(present.term)) asked.push({ type: present, receiver: type });
        }
        specs.push(...arrayComponents(term, facts), ...tupleComponents(term), ...collectionComponents(term));
        if (term.kind === "reference" && term.name === "Date") specs.push(...dateComponents());
        if (hasMembers(term)) asked.push({ type, receiver: type });
      }
      if (asked.length === 0) return specs;
      const handles = await resolver.withHandles(asked.map(({ type }) => type));
      const known = asked.flatMap(({ type, receiver }) => {
        const handle = handles.get(type);
        if (handle === undefined) specs.push(...structuralMembers(type, receiver));
        return handle === undefined ? [] : [{ receiver, type, handle }];
      });
      const members = known.length === 0 ? [] : await membersOf(known.map(({ handle }) => handle));
      for (const [i, { receiver, type }] of known.entries()) {
        for (const member of members[i] ?? [])
          rememberHandles(
            table,
            member.type,
            member.signatures.map((signature) => signature.returns),
          );
        specs.push(...memberComponents(receiver, members[i] ?? [], receiver !== type));
      }
      return specs;
    },
  };
}

function rememberHandles(
  table: TypeTable,
  type: Parameters<TypeTable["of"]>[0],
  results: readonly Parameters<TypeTable["of"]>[0][],
): void {
  table.of(type);
  for (const result of results) table.of(result);
}

function ofPrimitive(name: string): ComponentSpec[] {
  if (name === "string") return stringComponents();
  if (name === "number") return numberComponents();
  return name === "boolean" ? booleanComponents() : [];
}

const hasMembers = (term: Type["term"]): boolean =>
  (term.kind === "reference" && !NATIVE.has(term.name)) ||
  term.kind === "object" ||
  term.kind === "intersection" ||
  isObjectUnion(term);

const isObjectUnion = (term: Type["term"]): boolean =>
  term.kind === "union" &&
  term.members.every((member) => (member.kind === "reference" && !NATIVE.has(member.name)) || member.kind === "object");

/** Properties that the type itself shows, where the compiler cannot be asked. */
function structuralMembers(type: Type, receiver: Type): ComponentSpec[] {
  if (type.term.kind !== "object") return [];
  const oracle = (term: Type["term"]) => ({ key: "", text: "", term });
  const members = type.term.properties.map((property) => ({
    name: property.name,
    type: oracle(property.type),
    signatures: [],
    optional: property.optional,
  }));
  return memberComponents(receiver, members, receiver !== type);
}
