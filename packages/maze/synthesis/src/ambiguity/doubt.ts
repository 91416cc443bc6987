import type { Example, OperationContext, Reason } from "@maze/core";
import { compareBodies, type ComparedBody } from "./compare-bodies.ts";
import { probesOf } from "./probes.ts";

/** So many examples say little: bodies that differ elsewhere meet them by accident. */
export const FEW_EXAMPLES = 2;

/** Bodies at the most that are compared, and different ones that are asked of the compiler. */
const MOST_BODIES = 9;
const MOST_CONFIRMED = 3;
const MOST_SUGGESTIONS = 4;

/** What is needed to find out whether few examples settle what is meant. */
export interface DoubtRequest<Body extends ComparedBody> extends Omit<
  Parameters<typeof compareBodies<Body>>[0],
  "probes"
> {
  /** Name of the function. */
  readonly name: string;
  readonly examples: readonly Example[];
  /** Whether the file is well typed with a body, and with a statement behind it where one is given. */
  isWellTyped(body: Body, statement?: string): Promise<boolean>;
}

/**
 * Says that other well-typed bodies meet the same few examples as the first, with an input that tells them apart;
 * `undefined` where none is known.
 */
export async function doubtOf<Body extends ComparedBody>(
  request: DoubtRequest<Body>,
  context: OperationContext,
): Promise<Reason | undefined> {
  const { name, examples } = request;
  const bodies = request.bodies.slice(0, MOST_BODIES);
  const [own] = bodies;
  const given = examples.length;
  if (own === undefined || bodies.length < 2 || given > FEW_EXAMPLES || !/^[\p{L}_$][\p{L}\p{N}_$]*$/u.test(name))
    return undefined;
  const rivals = await compareBodies({ ...request, bodies, probes: probesOf(examples) }, context);
  const confirmed: typeof rivals = [];
  for (const rival of rivals) {
    if (confirmed.length >= MOST_CONFIRMED) break;
    if (await request.isWellTyped(rival.body)) confirmed.push(rival);
  }
  const [nearest] = confirmed;
  if (nearest === undefined) return undefined;
  const count = `${confirmed.length >= MOST_CONFIRMED ? "at least " : ""}${String(confirmed.length + 1)} different bodies`;
  const met = `${count} meet the ${given === 1 ? "one example" : `${String(given)} examples`}`;
  for (const { args, own: mine, other } of nearest.disagreements.slice(0, MOST_SUGGESTIONS)) {
    const call = `${name}(${args.join(", ")})`;
    if (!(await request.isWellTyped(own, `void ${call};`))) continue;
    const rival = nearest.body.text.replace(/\s+/g, " ");
    const message = `${met}; add an example such as ${call}, which gives ${mine} here and ${other} with: ${rival}`;
    return { code: "few-examples", message };
  }
  return { code: "few-examples", message: `${met}; add an example that tells them apart` };
}
