import { expect, test } from "vitest";
import {
  parseSnippets,
  readSecurityCorpus,
  scoreSecurity,
  type SecurityCorpus,
  type SecurityFinding,
} from "../../security/index.ts";

const evaluation = `//# vulnerable direct
export const run = (text: string) =>
  eval(text); //! CWE-95
//# safe direct
export const run = (text: string) => JSON.parse(text);
//# vulnerable later
export function run(text: string) {
  const code = "(" + text + ")"; //! CWE-95 CWE-502
  return eval(code); //! CWE-95
}
//# safe later tsx
export const run = (text: string) => <p>{text}</p>;
`;
const shell = `//# vulnerable one
exec(\`ls \${folder}\`); //! CWE-78
//# safe one
execFile("ls", [folder]);
`;
const corpus: SecurityCorpus = {
  classes: { evaluation: ["CWE-94", "CWE-95"], shell: ["CWE-78"] },
  snippets: [...parseSnippets("evaluation", evaluation), ...parseSnippets("shell", shell)],
};

test("a file of the corpus becomes snippets without marks", () => {
  expect(corpus.snippets.slice(2, 4)).toEqual([
    {
      id: "evaluation/later/vulnerable",
      class: "evaluation",
      name: "later",
      kind: "vulnerable",
      language: "ts",
      text: 'export function run(text: string) {\n  const code = "(" + text + ")";\n  return eval(code);\n}\n',
      expected: [
        { line: 2, cwes: ["CWE-95", "CWE-502"] },
        { line: 3, cwes: ["CWE-95"] },
      ],
    },
    {
      id: "evaluation/later/safe",
      class: "evaluation",
      name: "later",
      kind: "safe",
      language: "tsx",
      text: "export const run = (text: string) => <p>{text}</p>;\n",
      expected: [],
    },
  ]);
});

test.each([
  ["//# wrong name\nx;\n", 'evil, line 1: "//# wrong name"'],
  ["x;\n", 'evil, line 1: "x;"'],
  ["//# safe a\n//# safe B!\n", 'evil, line 2: "//# safe B!"'],
  ["//# vulnerable a\neval(x); //! CWE 95\n", 'evil, line 2: "eval(x); //! CWE 95"'],
])("a malformed line is refused: %j", (source, message) => {
  expect(() => parseSnippets("evil", source)).toThrow(message);
});

test("silence finds nothing and alarms nobody", () => {
  const { all, classes } = scoreSecurity(corpus, []);
  expect(all).toMatchObject({ recallPercent: 0, falseAlarmPercent: 0, alarmed: [] });
  expect(classes["evaluation"]?.missed).toEqual(["evaluation/direct/vulnerable", "evaluation/later/vulnerable"]);
});

test("a snippet is found by its class or its mark, on any expected line, once", () => {
  const found = (findings: readonly SecurityFinding[]) => scoreSecurity(corpus, findings).classes["evaluation"];
  const later = "evaluation/later/vulnerable";
  expect(found([{ snippet: later, cwe: "CWE-94", line: 3 }])?.recallPercent).toBe(50);
  expect(found([{ snippet: later, cwe: "CWE-502", line: 2 }])?.recallPercent).toBe(50);
  const twice = [2, 3].map((line) => ({ snippet: later, cwe: "CWE-95", line }));
  expect(found(twice)).toMatchObject({ recallPercent: 50, missed: ["evaluation/direct/vulnerable"] });
});

test("the wrong line, the wrong weakness, and a mark of another line find nothing", () => {
  const later = "evaluation/later/vulnerable";
  const findings = [
    { snippet: later, cwe: "CWE-95", line: 1 },
    { snippet: later, cwe: "CWE-78", line: 3 },
    { snippet: later, cwe: "CWE-502", line: 3 },
  ];
  expect(scoreSecurity(corpus, findings).all).toMatchObject({ recallPercent: 0, falseAlarmPercent: 0 });
});

test("any finding on a safe twin is a false alarm, of whatever class and however many", () => {
  const findings = [
    { snippet: "shell/one/safe", cwe: "CWE-22", line: 1 },
    { snippet: "shell/one/safe", cwe: "CWE-78", line: 1 },
    { snippet: "shell/one/vulnerable", cwe: "CWE-78", line: 1 },
  ];
  const { classes, all } = scoreSecurity(corpus, findings);
  expect(classes["shell"]).toEqual({
    recallPercent: 100,
    falseAlarmPercent: 100,
    missed: [],
    alarmed: ["shell/one/safe"],
  });
  expect(classes["evaluation"]).toMatchObject({ recallPercent: 0, falseAlarmPercent: 0 });
  expect(all.falseAlarmPercent).toBeCloseTo(100 / 3);
  expect(all.recallPercent).toBeCloseTo(100 / 3);
});

test("a finding that points nowhere is refused, not ignored", () => {
  const at = (snippet: string, line: number) => () => scoreSecurity(corpus, [{ snippet, cwe: "CWE-78", line }]);
  expect(at("shell/two/safe", 1)).toThrow('"shell/two/safe" is no snippet of the corpus');
  expect(at("shell/one/safe", 0)).toThrow('"shell/one/safe" has no line 0');
  expect(at("shell/one/safe", 9)).toThrow('"shell/one/safe" has no line 9');
});

test("on the frozen corpus a scanner that knows the answers has 100 and 0, one that cries everywhere 100 and 100", () => {
  const frozen = readSecurityCorpus();
  const answers = frozen.snippets.flatMap(({ id, expected: [first] }) =>
    first ? [{ snippet: id, cwe: first.cwes[0] ?? "", line: first.line }] : [],
  );
  expect(scoreSecurity(frozen, answers).all).toMatchObject({ recallPercent: 100, falseAlarmPercent: 0 });
  const everywhere = frozen.snippets.flatMap((snippet) =>
    snippet.text
      .trimEnd()
      .split("\n")
      .map((_line, index) => ({ snippet: snippet.id, cwe: frozen.classes[snippet.class]?.[0] ?? "", line: index + 1 })),
  );
  expect(scoreSecurity(frozen, everywhere).all).toMatchObject({ recallPercent: 100, falseAlarmPercent: 100 });
});
