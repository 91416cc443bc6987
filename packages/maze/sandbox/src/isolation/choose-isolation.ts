import { type Isolation, MazeError, parseData } from "@maze/core";
import { z } from "zod";
import { createIsolation, detectIsolation } from "./create-isolation.ts";

export const isolationChoiceSchema = z.strictObject({
  /** `auto` for the strongest level that holds here, or the name of a level. */
  level: z.string().default("auto"),
  /** What will be run: only JavaScript programs that start no other program may run under Node's permission model. */
  runs: z.enum(["programs", "javascript"]).default("programs"),
  /** Where no level holds: run without isolation (true), or refuse (false). */
  unsafeNoIsolation: z.boolean().default(false),
});
export type IsolationChoice = z.input<typeof isolationChoiceSchema>;

/**
 * The isolation for untrusted programs: the strongest level that this machine holds. It refuses where none does, unless
 * running without isolation is allowed by name.
 *
 * @throws {MazeError} MAZE_SANDBOX_NO_ISOLATION with the reason of each level, MAZE_SANDBOX_UNSUPPORTED for a level that does
 * not exist or does not hold here
 * @example
 * ```ts
 * import { chooseIsolation } from "@maze/sandbox";
 * const isolation = chooseIsolation({ runs: "javascript" });
 * isolation.level === "none"; // => false
 * ```
 */
export function chooseIsolation(choice: IsolationChoice = {}): Isolation {
  const { level, runs, unsafeNoIsolation } = parseData(isolationChoiceSchema, choice, "options of chooseIsolation");
  if (level === "none" && !unsafeNoIsolation) throw refusal(["none: it isolates nothing, and that was not allowed"]);
  if (level !== "auto") return createIsolation({ level });
  const reasons: string[] = [];
  for (const { level: name, unavailable } of detectIsolation()) {
    if (name === "none") continue;
    if (name === "node-permission" && runs === "programs") reasons.push(`${name}: it runs no program but JavaScript`);
    else if (unavailable === undefined) return createIsolation({ level: name });
    else reasons.push(`${name}: ${unavailable}`);
  }
  if (unsafeNoIsolation) return createIsolation({ level: "none" });
  throw refusal(reasons);
}

function refusal(reasons: readonly string[]): MazeError {
  return new MazeError({
    code: "MAZE_SANDBOX_NO_ISOLATION",
    message: `untrusted programs cannot be isolated here; ${reasons.join("; ")}`,
    hint: "Install bubblewrap, or allow to run without isolation: --unsafe-no-isolation, or sandbox.unsafe_no_isolation = true.",
    details: { reasons },
  });
}
