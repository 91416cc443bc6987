/** Where Rust and its tree-sitter grammar differ on the table, in the order of the table. */
export const rustDiffers = {
  /** What tree-sitter does not know yet, or takes for something else. */ onlyTheLanguageAccepts: [
    "unsafe auto trait A {} trait B<T>: C + 'static where T: D { type E: F = G; const H: u8; fn i(&self) {} j!(); }",
    'unsafe extern "C" { pub safe fn f(a: u8, ...) -> u8; static A: u8; type B; }',
    "type A = a::B<'a, C, { 1 + 2 }, -3, D = E, F: G>::H;\n",
    "fn f() {\nlet a = A { .. };\n}\n",
  ],
  /** What tree-sitter lets pass. */ onlyTreeSitterAccepts: [
    "use a::crate;",
    "let a = 1;",
    "macro_rules! a { ($b) => {} }",
    "fn f(a) {}",
    "fn f() {} ;",
    "fn f() {\nelse {}\n}\n",
    "fn f() {\nif a {} == b;\n}\n",
    "fn f() {\nmatch a {} + 1;\n}\n",
    "fn f() {\nlet a = b..c..d;\n}\n",
    "fn f() {\nlet a = A { ..b, c };\n}\n",
    "fn f() {\nlet a = '\\z';\n}\n",
  ],
};
