/** A habit that was counted. */
export interface Counted<Value> {
  value: Value;
  confidence: number;
  observations: number;
}

/** Counts the values of one habit. */
export interface Tally<Value extends string | number | boolean> {
  count(value: Value, times?: number): void;
  /** The most frequent value with its share under a key; nothing where nothing was counted. */
  as<Key extends string>(key: Key): Partial<Record<Key, Counted<Value>>>;
}

export function createTally<Value extends string | number | boolean>(): Tally<Value> {
  const votes = new Map<Value, number>();
  let observations = 0;
  return {
    count(value, times = 1) {
      votes.set(value, (votes.get(value) ?? 0) + times);
      observations += times;
    },
    as<Key extends string>(key: Key): Partial<Record<Key, Counted<Value>>> {
      let best: [Value, number] | undefined;
      for (const entry of votes) if (best === undefined || entry[1] > best[1]) best = entry;
      if (best === undefined) return {};
      const counted = { value: best[0], confidence: best[1] / observations, observations };
      // A literal with one computed key is typed with any string as its key.
      return { [key]: counted } as Partial<Record<Key, Counted<Value>>>;
    },
  };
}
