import { it } from "vitest";
import { parseGrammar, printGrammar } from "../../src/dialects/index.ts";
import { jsonGrammar } from "../../src/languages/index.ts";
it("x", () => {
  console.log(printGrammar(jsonGrammar(), { dialect: "gbnf" }));
  const g = parseGrammar(
    `start: (statement ";")* | start "!"
statement: "let" NAME "=" NUMBER | "if" NAME NAME | statement "x"?
NAME: /[a-z]+/
NUMBER: /[0-9]+(\\.[0-9]+)?/
%ignore " "
`,
    { dialect: "lark" },
  );
  console.log(printGrammar(g, { dialect: "gbnf" }));
  console.log(printGrammar(g, { dialect: "xgrammar" }));
});
