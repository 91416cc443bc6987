import type { Expression, Program } from "oxc-parser";
import { exportName } from "../exports.ts";
import { unwrapped } from "../names.ts";

/** What a function of a test runner declares. */
export type TestRole = "test" | "suite" | "hook";

/** The functions of the test runner that a file uses. */
export interface TestApi {
  /** `vitest`, `jest`, `node:test`, `bun:test`, `mocha`, `playwright`; `unknown` where only globals are used. */
  readonly runner: string;
  /** The role of a callee such as `test`, `it.only`, `describe.each(rows)`, `t.test`. */
  roleOf(callee: Expression, testContexts: ReadonlySet<string>): TestRole | undefined;
  /** Whether a local name belongs to the runner or an assertion library. */
  isTool(name: string): boolean;
}

const RUNNERS: Readonly<Record<string, string>> = {
  vitest: "vitest",
  "@jest/globals": "jest",
  "node:test": "node:test",
  "bun:test": "bun:test",
  mocha: "mocha",
  "@playwright/test": "playwright",
};
const TOOLS = /^(?:node:)?assert(?:\/strict)?$|^(?:chai|sinon|expect|should|should-sinon)$|^@testing-library\//;

const ROLES: Readonly<Record<string, TestRole>> = {
  test: "test",
  it: "test",
  specify: "test",
  describe: "suite",
  suite: "suite",
  context: "suite",
  before: "hook",
  after: "hook",
  beforeEach: "hook",
  afterEach: "hook",
  beforeAll: "hook",
  afterAll: "hook",
};
const GLOBAL_ROLES: Readonly<Record<string, TestRole>> = {
  ...ROLES,
  xit: "test",
  fit: "test",
  xtest: "test",
  ftest: "test",
  xspecify: "test",
  xdescribe: "suite",
  fdescribe: "suite",
  xcontext: "suite",
};

/** Whether a path is one that test runners take for a test file. */
export function isTestPath(path: string): boolean {
  return (
    /(?:^|[./_-])(?:test|spec|cy)\.[cm]?[jt]sx?$|(?:^|\/)(?:__tests__|tests?|specs?)\/.*\.[cm]?[jt]sx?$/i.test(path) &&
    !/\.d\.[cm]?ts$/.test(path)
  );
}

/** Reads which names of a file declare tests; globals of runners count in files whose path is that of a test. */
export function readTestApi(program: Program, path: string): TestApi | undefined {
  const roles = new Map<string, TestRole>();
  const namespaces = new Set<string>();
  const tools = new Set<string>(["expect", "assert", "vi", "jest", "chai", "sinon", "should"]);
  let runner: string | undefined;
  for (const statement of program.body) {
    if (statement.type !== "ImportDeclaration" || statement.importKind === "type") continue;
    const found = Object.hasOwn(RUNNERS, statement.source.value) ? RUNNERS[statement.source.value] : undefined;
    if (found === undefined && !TOOLS.test(statement.source.value)) continue;
    for (const specifier of statement.specifiers) {
      const local = specifier.local.name;
      tools.add(local);
      if (found === undefined) continue;
      runner ??= found;
      const imported = specifier.type === "ImportSpecifier" ? exportName(specifier.imported) : "test";
      if (specifier.type === "ImportNamespaceSpecifier") namespaces.add(local);
      else if (Object.hasOwn(ROLES, imported)) roles.set(local, ROLES[imported] ?? "test");
    }
  }
  const globals = runner === undefined && isTestPath(path);
  if (runner === undefined && !globals) return undefined;
  const roleOfName = (name: string): TestRole | undefined =>
    roles.get(name) ?? (globals && Object.hasOwn(GLOBAL_ROLES, name) ? GLOBAL_ROLES[name] : undefined);
  return {
    runner: runner ?? "unknown",
    isTool: (name) => tools.has(name) || namespaces.has(name) || roleOfName(name) !== undefined,
    roleOf(callee, testContexts) {
      const { root, members } = chainOf(callee);
      const isContext = root !== undefined && (testContexts.has(root) || namespaces.has(root));
      const own = root === undefined || isContext ? undefined : roleOfName(root);
      if (own === undefined && !isContext) return undefined;
      const named = members
        .map((member) => (Object.hasOwn(ROLES, member) ? ROLES[member] : undefined))
        .find((role) => role !== undefined);
      return named ?? own;
    },
  };
}

/** The root and the members of a callee, through the calls of `each(rows)` or `skipIf(condition)`. */
function chainOf(callee: Expression): { root: string | undefined; members: string[] } {
  const members: string[] = [];
  let at = unwrapped(callee);
  for (;;) {
    if (at.type === "MemberExpression" && at.property.type === "Identifier" && !at.computed) {
      members.unshift(at.property.name);
      at = unwrapped(at.object);
    } else if (at.type === "CallExpression") at = unwrapped(at.callee);
    else if (at.type === "TaggedTemplateExpression") at = unwrapped(at.tag);
    else return { root: at.type === "Identifier" ? at.name : undefined, members };
  }
}
