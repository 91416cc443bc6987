const known = new WeakMap<object, string>();

/** The same text for objects of the same structure; kept for each object, since classes of characters can be long. */
export function structuralKey(value: object): string {
  const found = known.get(value);
  if (found !== undefined) return found;
  const made = JSON.stringify(value);
  known.set(value, made);
  return made;
}
