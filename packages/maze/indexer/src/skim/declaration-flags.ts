/** What the column `flags` of a `DeclarationTable` says of a declaration, one bit each. */
export const declarationFlags = {
  /** `export` stands at the declaration. Names that lists export are in the rows of `exports`. */
  exported: 1 << 0,
  /** `export default` stands at the declaration. */
  default: 1 << 1,
  declare: 1 << 2,
  /** `const` of an enum. */
  const: 1 << 3,
  abstract: 1 << 4,
  static: 1 << 5,
  async: 1 << 6,
  generator: 1 << 7,
  readonly: 1 << 8,
  optional: 1 << 9,
  public: 1 << 10,
  protected: 1 << 11,
  private: 1 << 12,
  override: 1 << 13,
  /** The keyword `accessor` of a field. */
  accessor: 1 << 14,
  get: 1 << 15,
  set: 1 << 16,
  /** The name is an expression in brackets that is more than a literal; the table has it as `[text]`. */
  computed: 1 << 17,
  /** A function or method with a body: the implementation of its overloads, where it has some. */
  body: 1 << 18,
  /** A parameter of a constructor that is a property too. */
  parameterProperty: 1 << 19,
  /** `declare global`. */
  global: 1 << 20,
  /** `exports.name = …` in a CommonJS file. */
  commonJs: 1 << 21,
  /** Declared by `let`; `var` and `using` have bits of their own, `const` is the kind `constant`. */
  let: 1 << 22,
  var: 1 << 23,
  using: 1 << 24,
  /** One of several names of a variable statement, or a name inside a pattern. */
  shared: 1 << 25,
} as const;

/** A bit of the column `flags`. */
export type DeclarationFlag = keyof typeof declarationFlags;
