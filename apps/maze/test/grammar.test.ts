import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { documents } from "../src/documents.ts";
import { makeProject, maze } from "./run-cli.ts";

const files = {
  "answer.gbnf": 'root ::= "yes" | "no" | list\nlist ::= "[" root ("," root)* "]"\n',
  "broken.gbnf": 'root ::= "a" b\n',
  "ranks.tiktoken": "eWVz 0\neQ== 1\nZXM= 2\nbm8= 3\nWw== 4\neA== 5\n",
};

describe("maze grammar check", () => {
  test("finds nothing in a grammar that is fine", async () => {
    const { exitCode, stdout } = await maze(["grammar", "check", "answer.gbnf", "--from", "gbnf", "--ambiguity"], {
      cwd: makeProject(files),
    });
    expect({ exitCode, stdout }).toEqual({ exitCode: 0, stdout: "2 rules, 0 terminals: nothing found\n" });
  });
  test("names what is not defined and ends with 1", async () => {
    const { exitCode, stderr } = await maze(["grammar", "check", "broken.gbnf", "--from", "gbnf"], {
      cwd: makeProject(files),
    });
    expect(exitCode).toBe(1);
    expect(stderr).toMatch(/MAZE_GRAMMAR_UNDEFINED: .*"?b"?/u);
  });
  test("says how to name a dialect, a language and a file", async () => {
    const cwd = makeProject(files);
    expect(await maze(["grammar", "check", "answer.gbnf"], { cwd })).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining("--from") as string,
    });
    expect(await maze(["grammar", "check", "language:cobol"], { cwd })).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining("json, python") as string,
    });
    expect(await maze(["grammar", "check", "none.gbnf", "--from", "gbnf"], { cwd })).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining("MAZE_CLI_FILE_MISSING") as string,
    });
  });
});

describe("maze grammar convert", () => {
  test("writes another dialect, to stdout or to a file, that reads as the same grammar", async () => {
    const cwd = makeProject(files);
    const convert = ["grammar", "convert", "answer.gbnf", "--from", "gbnf", "--to"];
    const printed = await maze([...convert, "xgrammar"], { cwd });
    expect(printed).toMatchObject({ exitCode: 0, stdout: expect.stringContaining('"yes"') as string });
    const { text, output } = documents["maze.grammar.convert/v1"].parse(
      JSON.parse((await maze([...convert, "llguidance", "--output", "answer.lark", "--json"], { cwd })).stdout),
    );
    expect(output).toBe("answer.lark");
    expect(readFileSync(join(cwd, "answer.lark"), "utf8")).toBe(text);
    const checked = await maze(["grammar", "check", "answer.lark", "--from", "llguidance"], { cwd });
    expect(checked.exitCode).toBe(0);
  });
  test("refuses what a dialect cannot say", async () => {
    const args = ["grammar", "convert", "answer.gbnf", "--from", "gbnf", "--to", "regex"];
    expect(await maze(args, { cwd: makeProject(files) })).toMatchObject({
      exitCode: 1,
      stderr: expect.stringContaining("MAZE_GRAMMAR_UNSUPPORTED") as string,
    });
  });
});

describe("maze grammar sample", () => {
  test("prints texts of the grammar, the same for the same seed", async () => {
    const args = ["grammar", "sample", "language:json", "--count", "20", "--seed", "4", "--json"];
    const { texts } = documents["maze.grammar.sample/v1"].parse(JSON.parse((await maze(args)).stdout));
    expect(texts).toHaveLength(20);
    for (const text of texts) expect(() => JSON.parse(text) as unknown).not.toThrow();
    const again = documents["maze.grammar.sample/v1"].parse(JSON.parse((await maze(args)).stdout));
    expect(again.texts).toEqual(texts);
  });
});

describe("a JSON schema", () => {
  const schema = { type: "object", properties: { a: { type: "array", items: { const: 1 } }, b: { enum: ["x", 2] } } };
  test("is read, and what it leaves to validation is said", async () => {
    const names = { ...schema, additionalProperties: false, required: ["a"] };
    const unique = { ...names, properties: { ...schema.properties, a: { type: "array", uniqueItems: true } } };
    const cwd = makeProject({ "names.json": JSON.stringify(names), "unique.json": JSON.stringify(unique) });
    const sampled = await maze(["grammar", "sample", "names.json", "--from", "json-schema", "--seed", "1", "--json"], {
      cwd,
    });
    const { texts } = documents["maze.grammar.sample/v1"].parse(JSON.parse(sampled.stdout));
    expect(sampled.stderr).toBe("");
    for (const text of texts) expect(new Set(["a", "b", ...Object.keys(JSON.parse(text) as object)]).size).toBe(2);
    const checked = await maze(["grammar", "check", "unique.json", "--from", "json-schema"], { cwd });
    expect(checked.stderr).toMatch(/left to validation: .*uniqueItems/u);
  });
});

describe("maze grammar mask", () => {
  const mask = async (...args: string[]): Promise<ReturnType<(typeof documents)["maze.grammar.mask/v1"]["parse"]>> => {
    const cwd = makeProject(files);
    const run = await maze(["grammar", "mask", "answer.gbnf", "--from", "gbnf", "--json", ...args], { cwd });
    return documents["maze.grammar.mask/v1"].parse(JSON.parse(run.stdout));
  };
  const vocabulary = [
    "--vocabulary",
    "ranks.tiktoken",
    "--format",
    "tiktoken",
    "--special",
    "<end>=9",
    "--eos",
    "<end>",
  ];
  test("shows the tokens that may follow, and why others may not", async () => {
    const { allowed, count, mayEnd, why, size } = await mask(
      ...vocabulary,
      "--prefix",
      "[y",
      "--why",
      "es",
      "--why",
      "no",
    );
    expect({ allowed, count, mayEnd, size }).toEqual({
      allowed: [{ id: 2, text: "es" }],
      count: 1,
      mayEnd: false,
      size: 10,
    });
    expect(why.map(({ text, allowed: may, acceptedBytes }) => [text, may, acceptedBytes])).toEqual([
      ["es", true, 2],
      ["no", false, 0],
    ]);
  });
  test("allows the end where the text may end", async () => {
    const { allowed, status } = await mask(...vocabulary, "--prefix", "yes");
    expect({ allowed, status }).toEqual({ allowed: [{ id: 9, text: "<end>" }], status: "complete" });
  });
  test("takes bytes for tokens without a vocabulary", async () => {
    const { allowed } = await mask();
    expect(allowed.map(({ text }) => text)).toEqual(["[", "n", "y"]);
  });
  test("refuses a prefix that no text begins with", async () => {
    const cwd = makeProject(files);
    expect(
      await maze(["grammar", "mask", "answer.gbnf", "--from", "gbnf", "--prefix", "maybe"], { cwd }),
    ).toMatchObject({
      exitCode: 1,
      stderr: expect.stringContaining("MAZE_GRAMMAR_TOKEN") as string,
    });
    expect(
      await maze(["grammar", "mask", "answer.gbnf", "--from", "gbnf", "--vocabulary", "ranks.tiktoken"], { cwd }),
    ).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining("--format") as string,
    });
  });
});
