import { readFileSync } from "node:fs";
import { join } from "node:path";
import { GRAMMAR_DIALECTS } from "@maze/grammar/dialects";
import { describe, expect, test } from "vitest";
import { readableDialects, writableDialects } from "../src/commands/grammar/grammar-names.ts";
import { dialectOfFile } from "../src/commands/grammar/dialect-of-file.ts";
import { documents } from "../src/documents.ts";
import { makeProject, maze } from "./run-cli.ts";

const files = {
  "list.gbnf": 'root ::= "[" item ("," item)* "]"\nitem ::= [0-9]+ | root\n',
  "broken.gbnf": 'root ::= "[" item "]"\nitem ::= ([0-9]+\n',
  "twice.gbnf": 'root ::= one | two\none ::= "x"+\ntwo ::= "x" "x"\nidle ::= "y"\n',
  "endless.gbnf": 'root ::= "x" root\n',
  "age.schema.json":
    '{ "type": "object", "properties": { "age": { "type": "integer", "minimum": 0 } }, "required": ["age"], "additionalProperties": false }',
  "mail.json": '{ "type": "string", "format": "idn-email" }',
  // Three tokens and a special one that ends a text.
  "tokenizer.json": JSON.stringify({
    model: { type: "BPE", vocab: { "[": 0, "1": 1, "12": 2, "]": 3, "],": 4, x: 5 }, merges: [] },
    decoder: { type: "ByteLevel" },
    added_tokens: [{ id: 6, content: "<end>", special: true }],
  }),
};

describe("maze grammar check", () => {
  test("finds nothing wrong with a grammar that works", async () => {
    const { exitCode, stdout, stderr } = await maze(["grammar", "check", "list.gbnf"], { cwd: makeProject(files) });
    expect({ exitCode, stdout, stderr }).toEqual({
      exitCode: 0,
      stdout: "list.gbnf (gbnf): 2 rules, 0 terminals; 0 errors, 0 warnings\n",
      stderr: "",
    });
  });

  test("shows an ambiguity with a sentence, and what is never used", async () => {
    const run = await maze(["grammar", "check", "twice.gbnf", "--json"], { cwd: makeProject(files) });
    const { findings } = documents["maze.grammar.check/v1"].parse(JSON.parse(run.stdout));
    expect(run.exitCode).toBe(0);
    expect(findings.map(({ code, severity }) => [code, severity])).toEqual([
      ["unreachable", "warning"],
      ["ambiguous", "warning"],
    ]);
    expect(findings[0]).toMatchObject({ kind: "rule", name: "idle" });
    expect(findings[1]).toMatchObject({ rule: "root", example: "xx", part: "xx" });
    const unsearched = await maze(["grammar", "check", "twice.gbnf", "--samples", "0", "--json"], {
      cwd: makeProject(files),
    });
    expect(documents["maze.grammar.check/v1"].parse(JSON.parse(unsearched.stdout))).toMatchObject({
      sampled: 0,
      findings: [{ code: "unreachable" }],
    });
  });

  test("ends with 1 where the start derives nothing", async () => {
    const { exitCode, stdout } = await maze(["grammar", "check", "endless.gbnf"], { cwd: makeProject(files) });
    expect(exitCode).toBe(1);
    expect(stdout).toContain('error unproductive: The rule "root" derives no text at all.');
  });

  test("names file, line and column of what cannot be read, with the line", async () => {
    const { exitCode, stderr } = await maze(["grammar", "check", "broken.gbnf"], { cwd: makeProject(files) });
    expect(exitCode).toBe(1);
    expect(stderr).toMatch(/^error MAZE_GRAMMAR_SYNTAX: broken\.gbnf:3:1: /);
    expect(stderr).toContain("| item ::= ([0-9]+");
  });

  test("checks a built-in language, from any of its entries", async () => {
    expect((await maze(["grammar", "check", "--language", "json", "--start", "array"])).exitCode).toBe(0);
    const { exitCode, stderr } = await maze(["grammar", "check", "--language", "json", "--start", "list"]);
    expect(exitCode).toBe(2);
    expect(stderr).toContain("Its entries: value, object, array.");
  });

  test("refuses what is nested too deeply as a limit", async () => {
    const deep = `root ::= ${"(".repeat(200_000)}"a"${")".repeat(200_000)}\n`;
    const { exitCode, stderr } = await maze(["grammar", "check", "deep.gbnf"], {
      cwd: makeProject({ "deep.gbnf": deep }),
    });
    expect(exitCode).toBe(1);
    expect(stderr).toContain("MAZE_GRAMMAR_LIMIT");
  });

  test.each([
    [["check"], "no grammar is named"],
    [["check", "list.gbnf", "--language", "json"], "name two grammars"],
    [["check", "notes.txt"], "is not told by its name"],
    [["check", "none.gbnf"], "MAZE_CLI_INPUT"],
    [["check", "latin.gbnf"], "latin.gbnf is not UTF-8"],
    [["convert", "list.gbnf"], "--to <dialect>"],
    [["convert", "list.gbnf", "--to", "lark"], "Allowed choices"],
    [["sample", "list.gbnf", "-n", "0"], "A whole number from 1"],
    [["mask", "list.gbnf", "--token", "1"], "--token needs the vocabulary"],
    [["mask", "list.gbnf", "--prefix", "a", "--prefix-file", "b"], "name two texts"],
    [["mask", "list.gbnf", "--vocabulary", "v.bin"], "is not told by its name"],
    [["mask", "list.gbnf", "--vocabulary", "tokenizer.json", "--token", "99"], "no token 99"],
  ])("%j is wrong usage", async (args, message) => {
    const cwd = makeProject({ ...files, "notes.txt": "" });
    const { writeFileSync } = await import("node:fs");
    writeFileSync(join(cwd, "latin.gbnf"), Buffer.from('root ::= "\xe9"', "latin1"));
    const { exitCode, stdout, stderr } = await maze(["grammar", ...args], { cwd });
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: "" });
    expect(stderr).toContain(message);
  });
});

describe("the dialects of the command line", () => {
  test("are those of the grammar package", () => {
    const names = (of: "parse" | "print") =>
      GRAMMAR_DIALECTS.filter((dialect) => dialect[of] !== undefined).map(({ name }) => name);
    // A JSON Schema is read by a reader of its own, which lists what it leaves to validation.
    expect([...readableDialects].sort()).toEqual([...names("parse"), "json-schema"].sort());
    expect([...writableDialects].sort()).toEqual(names("print").sort());
  });

  test.each([
    ["a.lark", "start: A", "lark"],
    ["a.lark", 'start: x\nx: %json { "type": "null" }', "llguidance"],
    ["a.GBNF", "", "gbnf"],
    ["a.ebnf", "a = b;", "iso-ebnf"],
    ["a.ebnf", 'root ::= "a"', "xgrammar"],
    ["a.ebnf", 'a ::= "a"', "w3c-ebnf"],
    ["a.schema.json", '{ "start": 1, "rules": 2 }', "json-schema"],
    ["a.json", '{ "start": "a", "rules": {} }', "json"],
    ["a.json", "{}", "json-schema"],
    ["a.json", "{", "json-schema"],
    ["a.txt", "", undefined],
  ])("%s with %j is %s", (path, text, dialect) => {
    expect(dialectOfFile(path, text)).toBe(dialect);
  });
});

describe("maze grammar convert", () => {
  test("writes another dialect, and the grammar as JSON keeps everything", async () => {
    const cwd = makeProject(files);
    const direct = await maze(["grammar", "convert", "list.gbnf", "--to", "xgrammar"], { cwd });
    expect(direct.stdout).toBe('root ::= "[" item ("," item)* "]"\nitem ::= [0-9]+ | root\n');
    expect(
      (await maze(["grammar", "convert", "list.gbnf", "--to", "json", "--output", "list.json"], { cwd })).stdout,
    ).toBe("list.gbnf as json is in list.json\n");
    expect(JSON.parse(readFileSync(join(cwd, "list.json"), "utf8"))).toMatchObject({ start: "root" });
    expect((await maze(["grammar", "convert", "list.json", "--to", "xgrammar"], { cwd })).stdout).toBe(direct.stdout);
  });

  test("parameters of rules go through JSON", async () => {
    const cwd = makeProject();
    await maze(["grammar", "convert", "--language", "python", "--to", "json", "--output", "python.json"], { cwd });
    const run = await maze(["grammar", "mask", "python.json", "--prefix", "if x:\n    pass\n  y"], { cwd });
    expect(run.exitCode).toBe(1);
    expect(run.stdout).toContain("refused <prefix>:3:3");
  });

  test("says what the target cannot say, and writes nothing", async () => {
    const cwd = makeProject(files);
    const run = await maze(["grammar", "convert", "list.gbnf", "--to", "regex", "--output", "list.regex"], { cwd });
    expect(run.exitCode).toBe(1);
    expect(run.stderr).toMatch(/error MAZE_GRAMMAR_UNSUPPORTED: .*recursion/);
    expect(() => readFileSync(join(cwd, "list.regex"))).toThrow("ENOENT");
  });

  test("lists on stderr what of a schema is left to validation", async () => {
    const run = await maze(["grammar", "convert", "mail.json", "--to", "gbnf", "--json"], { cwd: makeProject(files) });
    expect(run.stderr).toMatch(/^left to validation: \/format \(format\): /);
    const { leftToValidation, from } = documents["maze.grammar.convert/v1"].parse(JSON.parse(run.stdout));
    expect(from).toBe("json-schema");
    expect(leftToValidation.map(({ pointer }) => pointer)).toEqual(["/format"]);
  });

  test("places an error in a schema and in a grammar as JSON", async () => {
    const cwd = makeProject({
      "a.schema.json": '{\n  "type": "object",,\n}',
      "b.json": '{ "start": "a",\n  "rules": { "a": { "body": { "kind": "loop" } } } }',
    });
    expect((await maze(["grammar", "convert", "a.schema.json", "--to", "gbnf"], { cwd })).stderr).toContain(
      "a.schema.json:2:20: ",
    );
    const native = await maze(["grammar", "convert", "b.json", "--to", "gbnf"], { cwd });
    expect(native.exitCode).toBe(1);
    expect(native.stderr).toContain("b.json:2:39: this JSON is no grammar: rules.a.body.kind: ");
  });
});

describe("maze grammar sample", () => {
  test("draws sentences that the grammar accepts, the same for the same seed", async () => {
    const cwd = makeProject(files);
    const args = ["grammar", "sample", "age.schema.json", "-n", "20", "--seed", "7", "--json"];
    const [first, second] = [await maze(args, { cwd }), await maze(args, { cwd })];
    expect(first).toEqual(second);
    const { sentences, seed } = documents["maze.grammar.sample/v1"].parse(JSON.parse(first.stdout));
    expect({ seed, count: sentences.length }).toEqual({ seed: 7, count: 20 });
    for (const { text } of sentences) expect((JSON.parse(text ?? "") as { age: number }).age).toBeGreaterThanOrEqual(0);
  });

  test("tells the seed that it chose, and keeps to a size", async () => {
    const cwd = makeProject(files);
    const run = await maze(["grammar", "sample", "list.gbnf", "--max-size", "0", "--json"], { cwd });
    const { seed, sentences } = documents["maze.grammar.sample/v1"].parse(JSON.parse(run.stdout));
    expect(run.stderr).toBe(`drawn with --seed ${String(seed)}\n`);
    expect(sentences[0]?.text).toMatch(/^\[\d+\]$/);
  });

  test("parts sentences of several lines", async () => {
    const cwd = makeProject({ "two.gbnf": 'root ::= "a\\nb"' });
    expect((await maze(["grammar", "sample", "two.gbnf", "-n", "2", "--seed", "1"], { cwd })).stdout).toBe(
      "a\nb\n---\na\nb\n",
    );
  });
});

describe("maze grammar mask", () => {
  const mask = async (...args: string[]) => {
    const run = await maze(["grammar", "mask", "list.gbnf", ...args, "--json"], { cwd: makeProject(files) });
    return { exitCode: run.exitCode, ...documents["maze.grammar.mask/v1"].parse(JSON.parse(run.stdout)) };
  };

  test("says what may follow, and what must", async () => {
    const cwd = makeProject(files);
    const { exitCode, stdout } = await maze(["grammar", "mask", "--language", "json", "--prefix", '{"a": tr'], { cwd });
    expect({ exitCode, stdout }).toEqual({
      exitCode: 0,
      stdout: 'accepted 8 bytes\n  expected  literal\n  may end   no\n  forced    "ue"\n',
    });
    expect(await mask("--prefix", "[1]")).toMatchObject({
      exitCode: 0,
      situation: { mayEnd: true, status: "complete" },
    });
  });

  test("says where a text stops being one, with its line", async () => {
    const cwd = makeProject({ ...files, "text.json": '{\n  "é": 1,,\n}' });
    const { exitCode, stdout } = await maze(["grammar", "mask", "--language", "json", "--prefix-file", "text.json"], {
      cwd,
    });
    expect(exitCode).toBe(1);
    expect(stdout.split("\n").slice(0, 5)).toEqual([
      "refused text.json:2:10: at byte 12 of 15",
      "  1 | {",
      '> 2 |   "é": 1,,',
      "    |          ^",
      "  3 | }",
    ]);
    expect(stdout).toContain("expected  string");
  });

  test("counts the tokens, shows the first, and says why", async () => {
    const allowed = await mask("--prefix", "[1", "--vocabulary", "tokenizer.json", "--token", "],", "--limit", "2");
    expect(allowed.mask).toEqual({
      size: 7,
      allowed: 3,
      tokens: [
        { id: 1, bytes: { text: "1", hex: "31" }, special: null },
        { id: 2, bytes: { text: "12", hex: "3132" }, special: null },
      ],
    });
    expect(allowed).toMatchObject({
      exitCode: 1,
      why: { token: { id: 4 }, allowed: false, acceptedBytes: 1, mayEnd: true },
    });
    expect(await mask("--prefix", "[[1", "--vocabulary", "tokenizer.json", "--token", "],")).toMatchObject({
      exitCode: 0,
      why: { allowed: true, acceptedBytes: 2 },
    });
    expect(await mask("--prefix", "[", "--vocabulary", "tokenizer.json", "--token", '"12"')).toMatchObject({
      exitCode: 0,
      why: { token: { id: 2 }, allowed: true },
    });
    const end = ["--vocabulary", "tokenizer.json", "--token", "<end>"];
    expect(await mask("--prefix", "[1]", ...end)).toMatchObject({ exitCode: 1, mask: { allowed: 0 } });
    expect(await mask("--prefix", "[1]", "--eos", "<end>", ...end)).toMatchObject({
      exitCode: 0,
      mask: { allowed: 1, tokens: [{ id: 6, bytes: { hex: "" }, special: "<end>" }] },
      why: { token: { id: 6 }, allowed: true },
    });
    expect(await mask("--prefix", "[1", "--eos", "<end>", ...end)).toMatchObject({ exitCode: 1, mask: { allowed: 3 } });
  });

  test("reads a long text", async () => {
    const text = `[${"1,".repeat(300_000)}1`;
    const cwd = makeProject({ ...files, "long.txt": text });
    const run = await maze(["grammar", "mask", "list.gbnf", "--prefix-file", "long.txt", "--json"], { cwd });
    expect(documents["maze.grammar.mask/v1"].parse(JSON.parse(run.stdout))).toMatchObject({
      prefix: { bytes: text.length, accepted: true },
    });
  });

  test("says which vocabulary is damaged", async () => {
    const cwd = makeProject({ ...files, "bad.gguf": "GGUX" });
    const { exitCode, stderr } = await maze(["grammar", "mask", "list.gbnf", "--vocabulary", "bad.gguf"], { cwd });
    expect(exitCode).toBe(1);
    expect(stderr).toContain("error MAZE_GRAMMAR_VOCABULARY: bad.gguf: ");
  });
});
