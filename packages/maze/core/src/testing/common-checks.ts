import type { Implementation, OperationContext } from "../index.ts";
import type { ConformanceCheck } from "./conformance.ts";
import { ensure, ensureAborts, ensureEqual, show } from "./ensure.ts";

/** The two rules that every replaceable implementation keeps. */
export function implementationChecks<Subject>(
  select: (subject: Subject) => Implementation,
): readonly ConformanceCheck<Subject>[] {
  return [
    {
      name: "is written for version v1 of its interface",
      check: (subject) => {
        ensureEqual(select(subject).specVersion, "v1", "specVersion");
      },
    },
    {
      name: "has an id in kebab case",
      check: (subject) => {
        const { id } = select(subject);
        ensure(/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/.test(id), `the id ${show(id)} is not kebab case`);
      },
    },
  ];
}

/** The rule of every operation that takes a signal; `act` begins it with one that is aborted already. */
export function cancelledBeforeStart<Subject>(
  what: string,
  act: (subject: Subject, context: OperationContext) => unknown,
): ConformanceCheck<Subject> {
  return {
    name: "rejects with MAZE_CORE_ABORTED when it is cancelled before it starts",
    check: (subject) => ensureAborts(() => act(subject, { signal: AbortSignal.abort() }), what),
  };
}

/** The rule that an operation does not change what it is asked with: `act` asks with a copy. */
export function leavesRequest<Subject, Request>(
  requestOf: (subject: Subject) => Request,
  act: (subject: Subject, request: Request) => Promise<unknown>,
): ConformanceCheck<Subject> {
  return {
    name: "leaves the request as it was",
    check: async (subject) => {
      const request = requestOf(subject);
      const copy = structuredClone(request);
      await act(subject, copy);
      ensureEqual(copy, request, "the request afterwards");
    },
  };
}
