import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { formatCurriculumProblem, loadCurriculum, moduleOf, readCurriculum } from "../src/index.ts";

const question = (id: string): string => `  - id: ${id}
    prompt: Why?
    concepts: [{id: c, text: It is so., mentions: [so]}]
    model_answers: [it is so]
    shallow_answers: [because]
`;

const justify = `questions:
${["q1", "q2", "q3"].map(question).join("")}items:
  - {id: i1, kind: predict_output, prompt: What?, program: console.log(1), right: ["1"], wrong: ["2"]}
`;

const moduleYaml = (id: string, requires = ""): string => `format: 1
id: ${id}
title: A module
type: standard
requires: [${requires}]
minutes: 1
validator: {argv: [node, --test], language: typescript, report: tap, timeout_s: 10}
files: [src/${id}.ts]
`;

const moduleFiles = (id: string, requires?: string): Record<string, string> => ({
  [`modules/${id}/module.yaml`]: moduleYaml(id, requires),
  [`modules/${id}/build.md`]: "# Build it\n",
  [`modules/${id}/starter/src/${id}.ts`]: "",
  [`modules/${id}/reference/src/${id}.ts`]: "",
  [`modules/${id}/tests/tests/${id}.test.ts`]: "",
  [`modules/${id}/justify.yaml`]: justify,
});

const curriculumYaml = (modules: string, order = "linear"): string =>
  `format: 1\nid: demo\ntitle: Demo\nsummary: For tests.\nlanguage: typescript\norder: ${order}\nmodules: [${modules}]\n`;

const whole = {
  "curriculum.yaml": curriculumYaml("a, b"),
  "project/package.json": "{}",
  ...moduleFiles("a"),
  ...moduleFiles("b", "a"),
};

function makeCurriculum(files: Readonly<Record<string, string | undefined>>): string {
  const directory = mkdtempSync(join(tmpdir(), "curriculum-"));
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }));
  for (const [path, text] of Object.entries(files)) {
    if (text === undefined) continue;
    mkdirSync(dirname(join(directory, path)), { recursive: true });
    writeFileSync(join(directory, path), text);
  }
  return directory;
}

async function problemsOf(changes: Readonly<Record<string, string | undefined>>): Promise<readonly string[]> {
  const { problems } = await readCurriculum({ directory: makeCurriculum({ ...whole, ...changes }) });
  return problems.map(formatCurriculumProblem);
}

test("a whole curriculum loads", async () => {
  const directory = makeCurriculum({ ...whole, "modules/a/variants/v1/src/a.ts": "" });
  const curriculum = await loadCurriculum({ directory });
  expect(curriculum.project).toEqual(["package.json"]);
  expect(curriculum.modules.map(({ id, starter, bugs }) => [id, starter, bugs.length])).toEqual([
    ["a", ["src/a.ts"], 0],
    ["b", ["src/b.ts"], 0],
  ]);
  const { prompt, variants, justify: asked } = moduleOf(curriculum, "a");
  expect([prompt, variants]).toEqual(["# Build it\n", [{ id: "v1", files: ["src/a.ts"] }]]);
  expect(asked?.questions[0]?.failure_modes).toEqual([]);
  expect(() => moduleOf(curriculum, "c")).toThrow(
    expect.objectContaining({ code: "MASTERY_CURRICULUM_UNKNOWN_MODULE" }),
  );
});

test.each<[string, Record<string, string | undefined>, string]>([
  [
    "an unknown key",
    { "modules/a/module.yaml": `${moduleYaml("a")}colour: red\n` },
    "modules/a/module.yaml:9:1 colour is no known key",
  ],
  [
    "a bad value",
    { "modules/a/module.yaml": moduleYaml("a").replace("minutes: 1", "minutes: 0") },
    "modules/a/module.yaml:6:1 minutes: Too small: expected number to be >0",
  ],
  [
    "a path that leaves",
    { "modules/a/module.yaml": moduleYaml("a").replace("src/a.ts", "../a.ts") },
    "modules/a/module.yaml:8:9 files.0: must be a relative path with slashes that stays inside",
  ],
  [
    "no YAML",
    { "modules/a/module.yaml": "format: [1\n" },
    "modules/a/module.yaml:2:1 is no valid YAML: Flow sequence in block collection must be sufficiently indented and end with a ]",
  ],
  [
    "a key twice",
    { "curriculum.yaml": `${curriculumYaml("a, b")}title: Again\n` },
    "curriculum.yaml:8:1 is no valid YAML: Map keys must be unique",
  ],
  ["a missing module", { "curriculum.yaml": curriculumYaml("a, b, c") }, "modules/c/module.yaml the file is missing"],
  [
    "a module that nobody lists",
    { "curriculum.yaml": curriculumYaml("a") },
    "modules/b is not listed in curriculum.yaml",
  ],
  [
    "a module listed twice",
    { "curriculum.yaml": curriculumYaml("a, b, a") },
    "curriculum.yaml:7:17 the module a is listed twice",
  ],
  [
    "a missing starter",
    { "modules/a/starter/src/a.ts": undefined },
    "modules/a/module.yaml:8:9 starter/src/a.ts is missing",
  ],
  ["no questions", { "modules/a/justify.yaml": undefined }, "modules/a/justify.yaml is missing"],
  ["a forgotten draft", { "modules/a/bugs/x.yaml.bak": "" }, "modules/a/bugs/x.yaml.bak is no file of a module"],
  ["a draft in a folder of its own", { "modules/a/notes/x.md": "" }, "modules/a/notes/x.md is no file of a module"],
  [
    "the id of another folder",
    { "modules/a/module.yaml": moduleYaml("b") },
    "modules/a/module.yaml:2:1 the id must be that of its folder, a",
  ],
  [
    "an unknown prerequisite",
    { "modules/a/module.yaml": moduleYaml("a", "z") },
    "modules/a/module.yaml:5:12 requires z, which is no module of the curriculum",
  ],
  [
    "a later prerequisite",
    { "curriculum.yaml": curriculumYaml("b, a") },
    "modules/b/module.yaml:5:12 requires a, which comes after it in curriculum.yaml",
  ],
  [
    "a circle",
    { "modules/a/module.yaml": moduleYaml("a", "b") },
    "modules/a/module.yaml prerequisites in a circle: a -> b -> a",
  ],
  [
    "a question twice",
    { "modules/a/justify.yaml": justify.replace("id: q2", "id: q1") },
    "modules/a/justify.yaml:7:5 the id q1 is given twice",
  ],
  [
    "an item with the id of a question",
    { "modules/a/justify.yaml": justify.replace("id: i1", "id: q2") },
    "modules/a/justify.yaml:18:5 the id q2 is given twice",
  ],
])("%s has its place", async (_, changes, expected) => {
  expect(await problemsOf(changes)).toContain(expected);
});

test("in a library the order is free", async () => {
  expect(await problemsOf({ "curriculum.yaml": curriculumYaml("b, a", "library") })).toEqual([]);
});

test("a bug names its file and a file of the module", async () => {
  const bug = (id: string, target: string): string =>
    `id: ${id}\ntitle: T\nsymptom: S\ntarget: {file: ${target}}\nintents: [{id: i, rules: [{rule: {pattern: a}, fix: b}]}]\noracle: {must_fail: [t]}\n`;
  expect(await problemsOf({ "modules/a/bugs/x.yaml": bug("x", "src/a.ts") })).toEqual([]);
  expect(await problemsOf({ "modules/a/bugs/x.yaml": bug("y", "src/b.ts") })).toEqual([
    "modules/a/bugs/x.yaml:1:1 the id must be the name of its file",
    "modules/a/bugs/y.yaml its target src/b.ts is no file of the module",
  ]);
});

test("aliases that explode are refused", async () => {
  const bomb = ["a: &a [x, x, x, x, x, x, x, x, x]"];
  for (let at = 1; at < 9; at++) {
    const [before, name] = ["abcdefghi"[at - 1], "abcdefghi"[at]];
    bomb.push(
      `${String(name)}: &${String(name)} [${Array.from({ length: 9 }, () => `*${String(before)}`).join(", ")}]`,
    );
  }
  const [problem] = await problemsOf({ "curriculum.yaml": bomb.join("\n") });
  expect(problem).toMatch(/^curriculum\.yaml:1:1 cannot be read: /);
});

test("a curriculum with problems does not load, and the error lists them", async () => {
  const directory = makeCurriculum({ ...whole, "modules/a/build.md": undefined, "modules/b/build.md": undefined });
  await expect(loadCurriculum({ directory })).rejects.toMatchObject({
    code: "MASTERY_CURRICULUM_INVALID",
    details: { problems: [{ file: "modules/a/build.md" }, { file: "modules/b/build.md" }] },
  });
});
