import { throwIfAborted, type Constraint, type ConstraintProvider, type ConstraintRequest } from "../../index.ts";
import { promiseOf } from "./promise-of.ts";

/** What a fake provider gives. */
export interface FakeConstraintProviderOptions {
  id?: string;
  /** What it provides, or how it reads that from a request. */
  constraints?: readonly Constraint[] | ((request: ConstraintRequest) => readonly Constraint[]);
}

/** A provider that gives the constraints it was made with. */
export function createFakeConstraintProvider(options: FakeConstraintProviderOptions = {}): ConstraintProvider {
  const source = options.constraints ?? [];
  return {
    specVersion: "v1",
    id: options.id ?? "fake",
    provide: (request, { signal }) =>
      promiseOf(() => {
        throwIfAborted(signal);
        return [...(typeof source === "function" ? source(request) : source)];
      }),
  };
}
