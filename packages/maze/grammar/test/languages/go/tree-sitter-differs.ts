/** Where Go and its tree-sitter grammar differ on the table, in the order of the table. */
export const goDiffers = {
  /** What tree-sitter does not know yet, or takes for something else. */ onlyTheLanguageAccepts: [
    "package a\n\nfunc f() {\nx = /* a */ 1 /* b\n */ y()\n}\n",
  ],
  /** What tree-sitter lets pass. */ onlyTreeSitterAccepts: [
    "",
    "a\n",
    "package a\n\nx := 1\n",
    "package a\n\nfunc f(a int, string) {}\n",
    "package a\n\nfunc f()\n{\n}\n",
    "package a\n\nfunc f(a ...int, b int) {}\n",
    'package a\nvar b int\nimport "c"\n',
    "package a\n\nfunc f() {\na.b := 1\n}\n",
    "package a\n\nfunc f() {\nx + 1\n}\n",
    "package a\n\nfunc f() {\na + b = c\n}\n",
    "package a\n\nfunc f() {\nf(\n\ta,\n\tb\n)\n}\n",
    "package a\n\nfunc f() {\nx := []int{\n\t1\n}\n}\n",
    "package a\n\nfunc f() {\ndefer f\n}\n",
    "package a\n\nfunc f() {\ngo x + y\n}\n",
    "package a\n\nfunc f() {\nx\n}\n",
    'package a\n\nfunc f() {\n_ = "\\400x\\q"\n}\n',
  ],
};
