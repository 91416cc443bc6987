import type { Observation, Reason } from "@maze/core";

/** Says which parameters have the same value in every example, so that no example can tell one from the other. */
export function equalArguments(names: readonly string[], seen: readonly Pick<Observation, "key">[]): Reason[] {
  const byKey = new Map<string, string[]>();
  for (const [at, { key }] of seen.entries()) byKey.set(key, [...(byKey.get(key) ?? []), names[at] ?? ""]);
  return [...byKey.values()]
    .filter((same) => same.length > 1)
    .map((same) => ({
      code: "equal-arguments",
      message: `${same.join(" and ")} have the same value in every example, so one may stand for the other; add an example in which they differ`,
    }));
}
