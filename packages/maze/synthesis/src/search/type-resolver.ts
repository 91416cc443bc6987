import type { OracleType, TypeOracle } from "@maze/core";
import type { Type, TypeTable } from "../types/type-table.ts";
import type { TypeNames } from "./type-names.ts";

/** Asks the compiler what the structural comparison cannot tell. */
export interface TypeResolver {
  /** Decides every pair of a source and a target that is still open, in one question for all products. */
  settle(products: readonly (readonly [sources: Iterable<Type>, targets: Iterable<Type>])[]): Promise<void>;
  /** Types with the compiler's handle; one that the compiler cannot name in this file is left out. */
  withHandles(types: readonly Type[]): Promise<Map<Type, OracleType>>;
}

export function createTypeResolver(oracle: TypeOracle, names: TypeNames, table: TypeTable): TypeResolver {
  const unnameable = new Set<Type>();
  const withHandles = async (types: readonly Type[]): Promise<Map<Type, OracleType>> => {
    const missing = [...new Set(types)].filter((type) => type.oracle === undefined && !unnameable.has(type));
    if (missing.length > 0) {
      const resolved = await names.resolve(missing.map((type) => type.key));
      for (const [i, type] of missing.entries()) {
        const handle = resolved[i];
        if (handle === undefined) unnameable.add(type);
        else type.oracle = handle;
      }
    }
    const found = new Map<Type, OracleType>();
    for (const type of types) if (type.oracle !== undefined) found.set(type, type.oracle);
    return found;
  };
  return {
    withHandles,
    async settle(products) {
      const open: { source: Type; target: Type }[] = [];
      for (const [sources, targets] of products) {
        const list = [...targets];
        for (const source of sources) {
          for (const target of list) if (table.assignable(source, target) === undefined) open.push({ source, target });
        }
      }
      if (open.length === 0) return;
      const handles = await withHandles(open.flatMap(({ source, target }) => [source, target]));
      const questions = open.flatMap(({ source, target }) => {
        const from = handles.get(source);
        const to = handles.get(target);
        if (from !== undefined && to !== undefined) return [{ source, target, pair: { source: from, target: to } }];
        table.decide(source, target, false);
        return [];
      });
      if (questions.length === 0) return;
      const answers = await oracle.areAssignable(questions.map(({ pair }) => pair));
      for (const [i, { source, target }] of questions.entries()) table.decide(source, target, answers[i] === true);
    },
  };
}
