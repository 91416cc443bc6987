import { throwIfAborted, type ExampleEvaluator } from "../../../index.ts";
import { promiseOf } from "../promise-of.ts";
import type { FakeModules } from "./compile.ts";
import { openFakeSession } from "./session.ts";

/** The world of a fake evaluator. */
export interface FakeExampleEvaluatorOptions {
  id?: string;
  /** What imports resolve to: exported values by module and name. */
  modules?: FakeModules;
}

/**
 * An evaluator that runs the code in this process, so it is for trusted code in tests only. An application that never
 * ends counts as failed, as with a real one.
 *
 * @example
 * ```ts
 * import { createFakeExampleEvaluator } from "@maze/core/testing";
 * const rows = [{ args: ["2"], expected: { value: "4" } }, { args: ["5"], expected: { value: "9" } }];
 * const session = await createFakeExampleEvaluator().open({ directory: "/", imports: [], parameters: ["x"], rows });
 * const [double] = await session.addComponents(["(x) => x * 2"]);
 * const [seen] = await session.apply([{ context: 0, component: double ?? 0, args: [{ value: 0 }] }]);
 * seen?.matches; // => [true, false]
 * await session.close();
 * ```
 */
export function createFakeExampleEvaluator(options: FakeExampleEvaluatorOptions = {}): ExampleEvaluator {
  return {
    specVersion: "v1",
    id: options.id ?? "fake",
    isolation: "none: the code runs in this process",
    open: (setup, context) =>
      promiseOf(() => {
        throwIfAborted(context?.signal);
        return openFakeSession(setup, options.modules ?? {});
      }),
  };
}
