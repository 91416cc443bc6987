import type { StyleProfile } from "@maze/core";
import { mergeLineWidths } from "./line-width.ts";
import { createTally, type Counted, type Tally } from "./tally.ts";

/** A value that stands for every observation that disagrees with the most frequent one of its file. */
const OTHER = Symbol("other");

/**
 * One profile for each language, from the profiles of its files. Where a habit has more than two values, the
 * observations of a file that disagree with its most frequent value count against all values, so the share that is
 * given is never too high.
 */
export function mergeStyles(profiles: readonly StyleProfile[]): StyleProfile[] {
  const languages = [...new Set(profiles.map(({ language }) => language))].sort();
  return languages.map((language) => {
    const own = profiles.filter((profile) => profile.language === language);
    return {
      language,
      ...merge(
        "quotes",
        own.map(({ quotes }) => quotes),
        (value) => (value === "single" ? "double" : "single"),
      ),
      ...merge(
        "semicolons",
        own.map(({ semicolons }) => semicolons),
        (value) => !value,
      ),
      ...merge(
        "indent",
        own.map(({ indent }) => indent),
        () => OTHER,
      ),
      ...merge(
        "lineBreak",
        own.map(({ lineBreak }) => lineBreak),
        (value) => (value === "\n" ? "\r\n" : "\n"),
      ),
      ...merge(
        "trailingCommas",
        own.map(({ trailingCommas }) => trailingCommas),
        (value) => !value,
      ),
      ...mergeNaming(own),
      ...mergeLineWidths(own.map(({ lineWidth }) => lineWidth)),
    };
  });
}

function mergeNaming(profiles: readonly StyleProfile[]): Pick<StyleProfile, "naming"> {
  const other = (): typeof OTHER => OTHER;
  const naming = {
    ...merge(
      "functions",
      profiles.map((profile) => profile.naming?.functions),
      other,
    ),
    ...merge(
      "types",
      profiles.map((profile) => profile.naming?.types),
      other,
    ),
    ...merge(
      "variables",
      profiles.map((profile) => profile.naming?.variables),
      other,
    ),
    ...merge(
      "constants",
      profiles.map((profile) => profile.naming?.constants),
      other,
    ),
  };
  return Object.keys(naming).length === 0 ? {} : { naming };
}

function merge<Key extends string, Value extends string | number | boolean>(
  key: Key,
  habits: readonly (Counted<Value> | undefined)[],
  opposite: (value: Value) => Value | typeof OTHER,
): Partial<Record<Key, Counted<Value>>> {
  const tally: Tally<Value> = createTally();
  let others = 0;
  for (const habit of habits) {
    if (habit === undefined) continue;
    const { value, confidence, observations } = habit;
    const agreeing = Math.round(confidence * observations);
    tally.count(value, agreeing);
    const other = opposite(value);
    if (other === OTHER) others += observations - agreeing;
    else if (observations > agreeing) tally.count(other, observations - agreeing);
  }
  const merged = tally.as(key);
  const counted = merged[key];
  if (counted === undefined || others === 0) return merged;
  const observations = counted.observations + others;
  const share = (counted.confidence * counted.observations) / observations;
  return { [key]: { ...counted, confidence: share, observations } } as Partial<Record<Key, Counted<Value>>>;
}
