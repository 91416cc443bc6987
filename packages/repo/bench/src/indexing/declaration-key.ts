/**
 * A declaration as both sides tell it: `kind container.name@offset`, where the offset is that of the name, in UTF-16. Two
 * declarations are the same only where all of it is.
 */
export type DeclarationKey = string;

/** Makes a key. */
export function declarationKey(kind: string, path: readonly string[], offset: number): DeclarationKey {
  return `${kind} ${path.join(".")}@${String(offset)}`;
}
