import type { EvaluationSession, OperationContext } from "@maze/core";
import type { ComponentImport } from "../catalogue/component.ts";
import type { Decision } from "../search/conditionals.ts";
import { isVariable, type Term } from "../search/term.ts";

/** A body that is compared: its statements, and what it was printed from. */
export interface ComparedBody {
  readonly text: string;
  readonly decision: Decision;
}

/** An input on which two bodies give different results, all as source. */
export interface Disagreement {
  readonly args: readonly string[];
  readonly own: string;
  readonly other: string;
}

/** A body that behaves differently, with the inputs that show it. */
export interface Rival<Body extends ComparedBody> {
  readonly body: Body;
  readonly disagreements: readonly Disagreement[];
}

/**
 * Runs bodies on probes, in the session in which they were found, and answers those that differ from the first, one for
 * each behaviour. Inputs on which a body throws count for nothing.
 */
export async function compareBodies<Body extends ComparedBody>(
  of: {
    session: EvaluationSession;
    /** Expression by which the session reaches a module. */
    namespaces: ReadonlyMap<string, string>;
    parameters: readonly string[];
    bodies: readonly Body[];
    probes: readonly (readonly string[])[];
  },
  context: OperationContext,
): Promise<Rival<Body>[]> {
  const { session, namespaces, parameters, probes } = of;
  const [anchor] = session.parameters;
  const sources = of.bodies.flatMap((body) => {
    const bindings = bindingsOf(body.decision, namespaces);
    const run = `((${parameters.join(", ")}) => {\n${body.text}\n})(...args)`;
    return bindings === undefined ? [] : [{ body, source: `(args) => { ${bindings} return ${run}; }` }];
  });
  if (anchor === undefined || sources.length < 2 || sources[0]?.body !== of.bodies[0]) return [];
  const inputs = await session.addComponents(
    probes.map((args) => `(_) => [${parameters.map((_, i) => args[i] ?? "undefined").join(", ")}]`),
    context,
  );
  const usable = inputs.flatMap((component, at) => (component === null ? [] : [{ component, args: probes[at] ?? [] }]));
  const seen = await session.apply(
    usable.map(({ component }) => ({ context: 0, component, args: [{ value: anchor.value }] })),
    context,
  );
  const components = await session.addComponents(
    sources.map(({ source }) => source),
    context,
  );
  const runs = sources.flatMap(({ body }, at) => {
    const component = components[at];
    return component === null || component === undefined ? [] : [{ body, component }];
  });
  const results = await session.apply(
    runs.flatMap(({ component }) => seen.map(({ value }) => ({ context: 0, component, args: [{ value }] }))),
    context,
  );
  const rows = runs.map(({ body }, at) => ({ body, row: results.slice(at * seen.length, (at + 1) * seen.length) }));
  const [own, ...others] = rows;
  const rivals = new Map<string, Rival<Body>>();
  for (const { body, row } of own?.body === of.bodies[0] ? others : []) {
    const behaviour = row.map(({ key }) => key).join("\n");
    if (rivals.has(behaviour)) continue;
    const disagreements: Disagreement[] = [];
    for (const [i, { args }] of usable.entries()) {
      const [mine, other] = [own?.row[i], row[i]];
      if (mine === undefined || other === undefined || mine.key === other.key) continue;
      if (mine.kinds[0] === "error" || other.kinds[0] === "error") continue;
      const [[myText], [otherText]] = await Promise.all([session.show(mine.value), session.show(other.value)]);
      if (typeof myText !== "string" || typeof otherText !== "string") continue;
      disagreements.push({ args, own: myText, other: otherText });
    }
    if (disagreements.length > 0) rivals.set(behaviour, { body, disagreements });
  }
  return [...rivals.values()];
}

/** Declarations of the names that a body has from modules; `undefined` where the session does not hold one of them. */
function bindingsOf(decision: Decision, namespaces: ReadonlyMap<string, string>): string | undefined {
  const lines = new Map<string, string>();
  for (const { load, local, imported } of importsOf(decision)) {
    const namespace = namespaces.get(load);
    if (namespace === undefined) return undefined;
    const [first = local, ...rest] = local.split(".");
    lines.set(first, `const ${first} = ${namespace}${rest.length > 0 ? "" : `[${JSON.stringify(imported)}]`};`);
  }
  return [...lines.values()].join(" ");
}

function importsOf(decision: Decision): ComponentImport[] {
  if ("term" in decision) return importsOfTerm(decision.term);
  return [...importsOfTerm(decision.test), ...importsOf(decision.then), ...importsOf(decision.otherwise)];
}

function importsOfTerm({ head, args }: Term): ComponentImport[] {
  const own = !isVariable(head) && "import" in head && head.import !== undefined ? [head.import] : [];
  return [...own, ...args.flatMap(importsOfTerm)];
}
