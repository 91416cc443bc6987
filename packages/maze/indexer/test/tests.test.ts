import { describe, expect, test } from "vitest";
import { createIndexer } from "../src/index.ts";
import { read } from "./support/read.ts";
import { temporaryProject } from "./support/temporary-project.ts";

const tests = (text: string, path = "test/a.test.ts"): [string, string, string[]][] =>
  read(text, path).tests.map(({ name, runner, calls }) => [name, runner, calls]);
const names = (text: string, path?: string): string[] => tests(text, path).map(([name]) => name);

describe("names", () => {
  test("suites and tests nest, with the titles as they are written", () => {
    const text = `
import { describe, it, test, expect } from "vitest";
describe("math", () => {
  describe('adds', { retry: 2 }, () => {
    it("small > numbers", () => {});
    it.only(\`plain\`, async () => {});
  });
  test.each([[1, 2]])("%i is $a", () => {});
  it.skip.concurrent("skipped", function () {});
  it.todo("later");
});
describe.each([1])("suite %s", () => { test(\`of \${kind} type\`, () => {}, 1000); });
describe(Calc, () => { it(Calc.name, () => {}); });
test.skipIf(process.env.CI)("not in CI", () => {});
test.each\`a | b\`("table", () => {});
`;
    expect(names(text)).toEqual([
      "math > adds > small > numbers",
      "math > adds > plain",
      "math > %i is $a",
      "math > skipped",
      "math > later",
      "suite %s > of ${kind} type",
      "Calc > Calc.name",
      "not in CI",
      "table",
    ]);
  });

  test("node:test with sub-tests and namespaces", () => {
    const text = `
import test, { describe as group } from "node:test";
test("outer", async (t) => {
  await t.test("inner", (u) => u.test("innermost", () => {}));
});
group("suite", () => { test.it("by member", () => {}); });
`;
    expect(tests(text, "anything.ts").map(([name, runner]) => [name, runner])).toEqual([
      ["outer", "node:test"],
      ["outer > inner", "node:test"],
      ["outer > inner > innermost", "node:test"],
      ["suite > by member", "node:test"],
    ]);
  });

  test("renamed imports count, other functions of these names do not", () => {
    expect(
      names(
        'import { it as example, describe as suite } from "@jest/globals";\nsuite("a", () => example("b", () => {}));',
        "a.ts",
      ),
    ).toEqual(["a > b"]);
    expect(names('import { test } from "./own.ts";\ntest("a", () => {});', "a.ts")).toEqual([]);
    expect(names('test("a", () => {});', "a.ts")).toEqual([]);
    expect(names('import { vi } from "vitest";\ntest("a", () => {});')).toEqual([]);
    expect(names("test.each([1]);\ntest(1 + 1, () => {});\nregexp.test('x');")).toEqual(["1 + 1"]);
  });

  test.each([
    "a.test.ts",
    "a.spec.js",
    "__tests__/a.tsx",
    "test/a.ts",
    "src/tests/deep/a.mjs",
    "a_test.ts",
    "spec/a.ts",
  ])("globals count in %s", (path) => {
    expect(tests('fdescribe("a", () => { xit("b", () => {}); });', path)).toEqual([["a > b", "unknown", []]]);
  });

  test("a span covers the call", () => {
    const text = 'describe("é", () => {\r\n  it("b", () => {});\r\n});';
    const [record] = read(text, "a.test.ts").tests;
    expect(text.slice(record?.span.start, record?.span.end)).toBe('it("b", () => {})');
  });
});

describe("calls", () => {
  test("functions, members, constructors, components and what is handed on; tools are left out", () => {
    const text = `
import { expect, test, vi } from "vitest";
import assert from "node:assert";
import { f, byCity, Box, tag } from "../src/a.ts";
import * as all from "../src/all.ts";
test("x", () => {
  const spy = vi.fn();
  expect(f(1)).toBe(all.g(2));
  assert.equal([1].sort(byCity).length, 1);
  new Box(local, tag\`t\`);
  render(<View prop={f} />);
});
`;
    expect(tests(text, "a.test.tsx")[0]?.[2]).toEqual(["f", "all.g", "byCity", "Box", "tag", "render", "View"]);
  });

  test("through functions of the file and hooks of the suites around", () => {
    const text = `
import { f, g, h, setup } from "../src/a.ts";
const check = (x) => { helper(x); };
function helper(x) { expect(f(x)).toBe(check); check(1); }
beforeEach(() => { setup(); });
describe("a", () => {
  beforeAll(prepare);
  function prepare() { g(); }
  it("one", () => { check(1); });
});
describe("b", () => { it("two", () => { h(); }); });
`;
    expect(tests(text)).toEqual([
      ["a > one", "unknown", ["check", "helper", "f", "setup", "prepare", "g"]],
      ["b > two", "unknown", ["h", "setup"]],
    ]);
  });
});

test("the runner of global tests is the one that the project declares", async () => {
  const files = { "a.test.ts": 'test("a", () => {});' };
  const runnerOf = async (devDependencies: Record<string, string>): Promise<string | undefined> => {
    const root = await temporaryProject({ ...files, "package.json": JSON.stringify({ devDependencies }) });
    return (await createIndexer().index({ root })).tests[0]?.runner;
  };
  expect(await runnerOf({ jest: "1" })).toBe("jest");
  expect(await runnerOf({ vitest: "1", chai: "2" })).toBe("vitest");
  expect(await runnerOf({ vitest: "1", jest: "2" })).toBe("unknown");
  expect(await runnerOf({})).toBe("unknown");
});
