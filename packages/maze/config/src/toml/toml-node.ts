/** A place in the text, `[start, end)` in UTF-16 code units. */
export interface TomlRange {
  readonly start: number;
  readonly end: number;
}

/** One name of a dotted key, decoded, with its place. */
export interface TomlKeyPart extends TomlRange {
  readonly name: string;
}

export interface TomlScalar extends TomlRange {
  readonly kind: "scalar";
}

export interface TomlArray extends TomlRange {
  readonly kind: "array";
  readonly items: readonly TomlValueNode[];
}

export interface TomlInlineTable extends TomlRange {
  readonly kind: "inline-table";
  readonly pairs: readonly TomlPair[];
}

export type TomlValueNode = TomlScalar | TomlArray | TomlInlineTable;

/** `key = value`; the range goes from the key to the end of the value, without white space and comment. */
export interface TomlPair extends TomlRange {
  readonly key: readonly TomlKeyPart[];
  readonly value: TomlValueNode;
}

/** `[table]` or `[[array]]` with its place. */
export interface TomlHeader extends TomlRange {
  readonly isArray: boolean;
  readonly key: readonly TomlKeyPart[];
}

/** A header and the pairs up to the next one; the first block of a document has no header. */
export interface TomlBlock {
  readonly header: TomlHeader | undefined;
  /** Where the pairs live in the document; a number is the element of an array of tables. */
  readonly path: readonly (string | number)[];
  readonly pairs: readonly TomlPair[];
}

/** The concrete syntax of a document: every key and value with its place. */
export interface TomlDocument {
  readonly text: string;
  readonly blocks: readonly TomlBlock[];
}
