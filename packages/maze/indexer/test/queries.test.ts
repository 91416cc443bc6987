import fc from "fast-check";
import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import {
  createDeclarationReader,
  createProjectQueries,
  defaultAdapters,
  docText,
  firstSentence,
  headerText,
  matchName,
  matchType,
  openProjectStore,
  type FindReferences,
  type ProjectQueries,
  type ProjectStore,
} from "../src/index.ts";
import { temporaryProject } from "./support/temporary-project.ts";

async function open(
  files: Readonly<Record<string, string>>,
  findReferences?: FindReferences,
): Promise<{ root: string; store: ProjectStore; queries: ProjectQueries }> {
  const root = await temporaryProject(files);
  const adapters = defaultAdapters();
  const store = await openProjectStore({ root, reader: createDeclarationReader(adapters) });
  await store.refresh();
  const queries = createProjectQueries({ store, adapters, findReferences });
  onTestFinished(() => {
    queries.close();
    store.close();
  });
  return { root, store, queries };
}

const shop = {
  "src/user.ts": `export interface User { id: string; rename(name: string): void }
/** Finds one user. Fails where there is none. */
export async function getUserName(id: string, store: UserStore): Promise<User> { return store.get(id); }
export class UserStore {
  #users = new Map<string, User>();
  constructor(readonly path: string) {}
  get(id: string): User { return this.#users.get(id)!; }
  all(): readonly User[] { return [...this.#users.values()]; }
}
export const defaultUser: User = { id: "0", rename() {} };
export const countUsers = (users: User[]): number => users.length;
`,
  "src/main.ts": `import { getUserName as find, UserStore } from "./user.ts";
// getUserName in a comment, "getUserName" in a text
const store = new UserStore("getUserName");
export const shown = () => find("1", store).then(({ id: getUserName }) => getUserName);
`,
  "src/retry.py": `def retry_with_backoff(times: int) -> int:
    """Calls a function again after a growing pause."""
    return times
`,
};

describe("matchName", () => {
  test.each([
    ["getUserName", "exact"],
    ["getusername", "exact"],
    ["getUs", "prefix"],
    ["gUN", "humps"],
    ["getName", "humps"],
    ["gename", "humps"],
    ["User", "part"],
    ["serna", "part"],
    ["gtusrnm", "letters"],
  ])("%s fits getUserName: %s", (query, match) => {
    expect(matchName(query, "getUserName")?.match).toBe(match);
  });

  test.each(["getUserNames", "nameUser", "xyz", "gtz"])("%s does not fit", (query) => {
    expect(matchName(query, "getUserName")).toBeUndefined();
  });

  test("ranks exact before beginning before words before a part before letters", () => {
    const names = ["renderItem", "itemRender", "prerenderItems", "renderer", "render", "reindexMarker"];
    const ranked = names.map((name) => [name, matchName("render", name)?.score ?? 0] as const);
    expect(ranked.sort((a, b) => b[1] - a[1]).map(([name]) => name)).toEqual([
      "render",
      "renderer",
      "renderItem",
      "itemRender",
      "prerenderItems",
      "reindexMarker",
    ]);
  });

  test("fits whatever holds the letters in their order, and nothing else", () => {
    const text = fc.string({ unit: fc.constantFrom(...Array.from("abAB_1é")), maxLength: 8 });
    fc.assert(
      fc.property(
        text.filter((query) => query.length >= 3),
        text,
        (query, name) => {
          let at = -1;
          const holds = Array.from(query.toLowerCase()).every(
            (letter) => (at = name.toLowerCase().indexOf(letter, at + 1)) >= 0,
          );
          const fit = matchName(query, name);
          expect(fit !== undefined).toBe(holds);
          if (fit !== undefined) expect(fit.score).toBeGreaterThan(0);
        },
      ),
      { seed: 4 },
    );
  });
});

describe("matchType", () => {
  test.each([
    ["User", "User", 1],
    ["User", "readonly  User", 1],
    ["Promise<User>", "Promise< User >", 1],
    ["User", "Promise<User>", 0.92],
    ["User", "User | undefined", 0.95],
    ["User", "readonly User[]", 0.75],
    ["User", "Map<string, User>", 0.4],
    ["Map", "Map<string, User>", 0.97],
    ["User", "UserStore", 0],
    ["User", "(a: number) => void", 0],
    ["(a: A) => B", "(a: A) => B", 1],
  ])("%s in %s: %d", (wanted, written, score) => {
    expect(matchType(wanted, written)).toBeCloseTo(score, 5);
  });
});

describe("the head of a declaration", () => {
  test.each([
    [
      'export function /* { */ f(\n  a: string, // the name {\n  /** A { b }. */\n  b = "/* kept */",\n): void {}',
      'export function f(a: string, b = "/* kept */"): void',
    ],
    ["const a /* of = all */: number // one = 1\n  = 2;", "const a : number"],
    ["function f(a: 1) // no end", "function f(a: 1)"],
    ["function f(a: 1) /* no end", "function f(a: 1)"],
  ])("leaves out comments: %j", (declaration, head) => {
    expect(headerText(declaration)).toBe(head);
  });

  test.each([
    [
      "export class A<T extends { b: 1 }> extends B implements C {\n  x = 1;\n}",
      "export class A<T extends { b: 1 }> extends B implements C",
    ],
    ["const f = async (a: string): Promise<void> => {\n  a;\n};", "const f = async (a: string): Promise<void>"],
    ["export const limit: number = 5;", "export const limit: number"],
    ["type A = { a: string; b: number };", "type A = { a: string; b: number }"],
    ["def f(\n    a: int,\n) -> Dict[str, int]:\n    return 1", "def f(a: int) -> Dict[str, int]"],
    ["pub fn f(a: &str) -> Vec<u8> {\n}", "pub fn f(a: &str) -> Vec<u8>"],
    ["func (r *T) F(a int) error {\n}", "func (r *T) F(a int) error"],
    ["m(a = { b: 1 }) { }", "m(a = { b: 1 })"],
  ])("%#", (declaration, head) => {
    expect(headerText(declaration)).toBe(head);
  });

  test("and its documentation", () => {
    const text =
      "/** First. Second.\n * More.\n * @param a what\n */\nexport function f() {}\n// about g\nfunction g() {}\n\n// a section\n\nfunction h() {}\n";
    const doc = (name: string): string => docText(text, text.indexOf(name), text.length, "a.ts");
    expect(doc("export function f")).toBe("First. Second.\nMore.\n@param a what");
    expect(firstSentence(doc("export function f"))).toBe("First.");
    expect(doc("function g")).toBe("about g");
    expect(doc("function h")).toBe("");
  });
});

describe("search", () => {
  const ids = async (queries: ProjectQueries, request: Parameters<ProjectQueries["search"]>[0]): Promise<string[]> =>
    (await queries.search(request)).hits.map(({ id }) => id);

  test("finds a name with its place, head and first sentence", async () => {
    const { queries } = await open(shop);
    const { hits } = await queries.search({ query: "gUN" });
    expect(hits[0]).toEqual({
      id: "src/user.ts#getUserName",
      file: "src/user.ts",
      line: 3,
      column: 23,
      name: "getUserName",
      kind: "function",
      exported: true,
      signature: "export async function getUserName(id: string, store: UserStore): Promise<User>",
      summary: "Finds one user.",
      match: "humps",
      score: expect.any(Number),
    });
  });

  test("finds members by a qualified name, and kinds alone", async () => {
    const { queries } = await open(shop);
    expect(await ids(queries, { query: "UserStore.get" })).toEqual(["src/user.ts#UserStore.get"]);
    expect(await ids(queries, { query: "user", kinds: ["interface"] })).toEqual(["src/user.ts#User"]);
  });

  test("finds by produced, accepted and receiver type, the nearest first", async () => {
    const { queries } = await open(shop);
    expect(await ids(queries, { produces: "User" })).toEqual([
      "src/user.ts#defaultUser",
      "src/user.ts#UserStore.get",
      "src/user.ts#getUserName",
      "src/user.ts#UserStore.all",
    ]);
    expect(await ids(queries, { accepts: "User" })).toEqual(["src/user.ts#countUsers"]);
    expect(await ids(queries, { receiver: "UserStore", produces: "User" })).toEqual([
      "src/user.ts#UserStore.get",
      "src/user.ts#UserStore.all",
    ]);
    expect(await ids(queries, { produces: "User", accepts: "UserStore" })).toEqual(["src/user.ts#getUserName"]);
    expect(await ids(queries, { produces: "UserStore" })).toEqual([
      "src/user.ts#UserStore.constructor",
      "src/main.ts#store",
    ]);
    expect(await ids(queries, { produces: "int" })).toEqual(["src/retry.py#retry_with_backoff"]);
  });

  test("finds words of documentation, and follows edits", async () => {
    const { root, store, queries } = await open(shop);
    const first = await queries.search({ query: "growing pause" });
    expect(first.hits.map(({ id, match }) => [id, match])).toEqual([
      ["src/retry.py#retry_with_backoff", "documentation"],
    ]);
    expect(first.notes).toEqual(["the documentation of 3 files was read for the first time"]);
    expect(await ids(queries, { query: "backoff retry" })).toEqual(["src/retry.py#retry_with_backoff"]);
    writeFileSync(join(root, "src/new.ts"), "/** Waits for a pause that is growing. */\nexport const wait = 1;\n");
    rmSync(join(root, "src/retry.py"));
    await store.refresh();
    const second = await queries.search({ query: "growing pauses" });
    expect(second.hits.map(({ id }) => id)).toEqual(["src/new.ts#wait"]);
    expect(second.notes).toEqual([]);
  });

  test("limits, and says how many there are", async () => {
    const { queries } = await open(shop);
    const answer = await queries.search({ query: "user", limit: 2 });
    expect(answer.hits).toHaveLength(2);
    expect(answer.total).toBeGreaterThan(4);
    await expect(queries.search({ query: "x", limit: 0 })).rejects.toMatchObject({ code: "MAZE_CORE_INVALID_DATA" });
  });
});

describe("usages", () => {
  test("are identifiers with what they do, no comments and no texts", async () => {
    const { queries } = await open(shop);
    const answer = await queries.usages("getUserName");
    expect(answer).toMatchObject({ basis: "syntactic", total: 4, files: 2 });
    expect(
      answer.usages.map(({ file, line, column, role }) => `${file}:${String(line)}:${String(column)} ${role}`),
    ).toEqual([
      "src/main.ts:1:10 import",
      "src/main.ts:4:57 declaration",
      "src/main.ts:4:75 read",
      "src/user.ts:3:23 declaration",
    ]);
    const store = await queries.usages("UserStore");
    expect(store.usages.map(({ role }) => role)).toEqual(["import", "construct", "type", "declaration"]);
    expect((await queries.usages("get")).usages.map(({ role }) => role)).toEqual(["call", "declaration", "call"]);
  });

  test("of a language without such an adapter are words, and that is said", async () => {
    const { queries } = await open({ "a.py": "def f():\n    return 1  # f\n" });
    expect(await queries.usages("f")).toMatchObject({
      total: 2,
      notes: ["in python every word of this spelling counts, also in comments"],
    });
  });

  test("are what a compiler says where one is there and the declaration is clear", async () => {
    const asked: unknown[] = [];
    const { queries } = await open(shop, ({ filesWith, ...target }) => {
      asked.push(target, filesWith("getUserName"), filesWith("UserStore("));
      return Promise.resolve({ references: [{ file: "src/main.ts", start: 9, end: 20 }], notes: ["so it says"] });
    });
    expect(await queries.usages("src/user.ts#getUserName")).toMatchObject({
      basis: "semantic",
      usages: [{ file: "src/main.ts", line: 1, column: 10, role: "import" }],
      notes: ["so it says"],
    });
    expect(asked).toEqual([
      { file: "src/user.ts", offset: shop["src/user.ts"].indexOf("getUserName"), name: "getUserName" },
      ["src/main.ts", "src/user.ts"],
      ["src/main.ts"],
    ]);
  });
});
