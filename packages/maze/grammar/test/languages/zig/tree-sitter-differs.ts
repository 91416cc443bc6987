/** Where Zig and its tree-sitter grammar differ on the table, in the order of the table. */
export const zigDiffers = {
  /** What tree-sitter does not know yet, or takes for something else. */ onlyTheLanguageAccepts: [
    "const E = enum(u8) { a, b = 2, _ };\nconst U = union(enum) { a: u8, b };\nconst O = opaque {};",
  ],
  /** What tree-sitter lets pass. */ onlyTreeSitterAccepts: [
    "a: u8,\nconst b = 1;\nc: u8,",
    "fn f() void {\na = b = c;\n}\n",
    "const a = b == c == d;\n",
    "const a = T{ b = 1 };\n",
    "const a = b && c;\n",
    "const a = '\\z';\n",
    "const a = b < c < d;\n",
  ],
};
