import type { EvaluationSession } from "@maze/core";
import type { Component, ComponentImport, ComponentSpec, HigherOrder } from "../catalogue/component.ts";
import { printTemplate } from "../print/template.ts";
import { Precedence } from "../print/precedence.ts";
import type { Type, TypeTable } from "../types/type-table.ts";

/** The components of one search, each known to the evaluator. */
export interface ComponentPool {
  readonly components: readonly Component[];
  /** Adds lines of the catalogue that are new; answers the components that were added. */
  install(specs: readonly ComponentSpec[]): Promise<Component[]>;
  /** Index of a component in the evaluator. */
  indexOf(head: Component | HigherOrder): number | undefined;
  installHigherOrders(lines: readonly HigherOrder[]): Promise<void>;
}

export interface PoolSurroundings {
  readonly session: EvaluationSession;
  readonly types: TypeTable;
  /** Cost of a line for this task. */
  costOf(spec: { cost: number; words?: readonly string[]; flags?: ComponentSpec["flags"] }): number;
  /** Expression by which the evaluator reaches an imported value. */
  reach(from: ComponentImport): string;
}

export function createComponentPool({ session, types, costOf, reach }: PoolSurroundings): ComponentPool {
  const components: Component[] = [];
  const indices = new Map<Component | HigherOrder, number>();
  const known = new Set<string>();
  return {
    components,
    async install(specs) {
      const fresh: { spec: ComponentSpec; parameters: Type[]; source: string }[] = [];
      for (const spec of specs) {
        const parameters = spec.parameters.map((term) => types.intern(term));
        const source = spec.source ?? sourceOf(spec, spec.import === undefined ? "" : reach(spec.import));
        const key = `${source}|${parameters.map((type) => type.id).join()}`;
        if (known.has(key)) continue;
        known.add(key);
        fresh.push({ spec, parameters, source });
      }
      if (fresh.length === 0) return [];
      const answers = await session.addComponents(fresh.map((entry) => entry.source));
      return fresh.flatMap(({ spec, parameters }, i): Component[] => {
        const index = answers[i];
        if (index === null || index === undefined) return [];
        const component: Component = {
          id: components.length,
          name: spec.name,
          parameters,
          returns: types.intern(spec.returns),
          template: spec.template,
          cost: costOf(spec),
          flags: spec.flags ?? {},
          import: spec.import,
          source: spec.source,
        };
        components.push(component);
        indices.set(component, index);
        return [component];
      });
    },
    async installHigherOrders(lines) {
      const answers = await session.addComponents(
        lines.map((line) => line.source ?? sourceOf({ template: line.template, parameters: [0, 1] }, "")),
      );
      for (const [i, line] of lines.entries()) {
        const index = answers[i];
        if (index !== null && index !== undefined) indices.set(line, index);
      }
    },
    indexOf: (head) => indices.get(head),
  };
}

/** The function that the evaluator runs for a template. */
function sourceOf(
  spec: { template: ComponentSpec["template"]; parameters: readonly unknown[] },
  callee: string,
): string {
  const names = spec.parameters.map((_, i) => `$${String(i)}`);
  const args = names.map((text) => ({ text, precedence: Precedence.primary }));
  const { text } = printTemplate(spec.template, args, (binder) => `_${binder}`, callee);
  return `(${names.join(", ")}) => (${text})`;
}
