import { parseConfigKey, setConfigValue, unsetConfigValue } from "@maze/config";
import { parse } from "smol-toml";
import { describe, expect, test } from "vitest";
import { errorOf } from "./support/load.ts";

const lines = (...rows: string[]): string => `${rows.join("\n")}\n`;

describe("setting a key that is there", () => {
  test("keeps its comment, spacing and neighbours", () => {
    const text = lines("# top", "[a] # table", "  x   =   1   # one", "", "y = 2");
    expect(setConfigValue(text, "a.x", 5)).toBe(lines("# top", "[a] # table", "  x   =   5   # one", "", "y = 2"));
  });

  test("finds it as a dotted key, in an inline table, and under quoted names", () => {
    expect(setConfigValue("a.b.c = 1\n", "a.b.c", 2)).toBe("a.b.c = 2\n");
    expect(setConfigValue("a . b = { c = 1, d.e = 2 }\n", "a.b.d.e", 3)).toBe("a . b = { c = 1, d.e = 3 }\n");
    expect(setConfigValue("[a]\n\"x y\" = 1\n'z' = 2\n", 'a."x y"', 3)).toBe("[a]\n\"x y\" = 3\n'z' = 2\n");
    expect(setConfigValue('[a]\n"\\u0078" = 1\n', "a.x", 3)).toBe('[a]\n"\\u0078" = 3\n');
  });

  test("replaces strings over several lines, and arrays", () => {
    const text = "a.x = \"\"\"\n[a]\ny = 1 # no comment\\\n\"\"\" # end\na.y = '''it's''''\na.z = [1, [2]] # z\n";
    const once = setConfigValue(text, "a.x", "one\ntwo");
    expect(once).toBe("a.x = \"one\\ntwo\" # end\na.y = '''it's''''\na.z = [1, [2]] # z\n");
    expect(setConfigValue(once, "a.y", false)).toBe('a.x = "one\\ntwo" # end\na.y = false\na.z = [1, [2]] # z\n');
    expect(setConfigValue(once, "a.z", [])).toBe("a.x = \"one\\ntwo\" # end\na.y = '''it's''''\na.z = [] # z\n");
  });

  test("keeps CRLF and a byte order mark", () => {
    expect(setConfigValue("\ufeff[a]\r\nx = 1\r\n", "a.x", 2)).toBe("\ufeff[a]\r\nx = 2\r\n");
    expect(setConfigValue("\ufeff[a]\r\nx = 1\r\n", "a.y", 2)).toBe("\ufeff[a]\r\nx = 1\r\ny = 2\r\n");
    expect(setConfigValue("\ufeff[a]\r\nx = 1", "b.y", 2)).toBe("\ufeff[a]\r\nx = 1\r\n\r\n[b]\r\ny = 2");
  });

  test("leaves the text alone where the value is the same", () => {
    const text = "a.x = 0x10\na.y = [ 1,2 ]\n";
    expect(setConfigValue(text, "a.x", 16)).toBe(text);
    expect(setConfigValue(text, "a.y", [1, 2])).toBe(text);
  });

  test("writes every kind of value", () => {
    const values = [
      ['say "hi"\t\\ \u0000 \u007f é 🦊', String.raw`"say \"hi\"\t\\ \u0000 \u007f é 🦊"`],
      [-0, "-0.0"],
      [2 ** 60, "1152921504606847000.0"],
      [1e21, "1e+21"],
      [Number.NaN, "nan"],
      [-Infinity, "-inf"],
      [new Date(Date.UTC(2026, 0, 2, 3, 4, 5, 6)), "2026-01-02T03:04:05.006Z"],
      [{ a: 1, "b c": ["x", {}] }, '{ a = 1, "b c" = ["x", {}] }'],
    ] as const;
    for (const [value, printed] of values) expect(setConfigValue("", "s.k", value)).toBe(`[s]\nk = ${printed}\n`);
  });
});

describe("an array over several lines", () => {
  const text = lines(
    "[a]",
    "words = [",
    '  "one", # first',
    '  "two", # second',
    "  # the rest",
    '  "three" # last',
    "]",
  );
  const set = (...words: string[]): string => setConfigValue(text, "a.words", words);

  test("keeps the comments of the elements that stay", () => {
    expect(set("one", "two", "three", "four")).toBe(
      lines(
        "[a]",
        "words = [",
        '  "one", # first',
        '  "two", # second',
        "  # the rest",
        '  "three", # last',
        '  "four"',
        "]",
      ),
    );
    expect(set("one", "three")).toBe(
      lines("[a]", "words = [", '  "one", # first', "  # the rest", '  "three" # last', "]"),
    );
    expect(set("one", "2", "three")).toBe(text.replace('"two"', '"2"'));
    expect(set("zero", "half", "one", "two", "three")).toBe(
      lines(
        "[a]",
        "words = [",
        '  "zero",',
        '  "half",',
        '  "one", # first',
        '  "two", # second',
        "  # the rest",
        '  "three" # last',
        "]",
      ),
    );
    expect(set("one", "two")).toBe(
      lines("[a]", "words = [", '  "one", # first', '  "two", # second', "  # the rest", "]"),
    );
  });

  test("may begin on the line of its bracket", () => {
    const tight = lines("a.x = [1, # one", "  2, # two", "  3] # three");
    expect(setConfigValue(tight, "a.x", [2, 3])).toBe(lines("a.x = [2, # two", "  3] # three"));
    expect(setConfigValue(tight, "a.x", [1, 2])).toBe(lines("a.x = [1, # one", "  2] # three"));
    expect(setConfigValue(tight, "a.x", [1, 2, 3, 4])).toBe(lines("a.x = [1, # one", "  2, # two", "  3, 4] # three"));
  });

  test("is written anew where nothing can be kept", () => {
    expect(set()).toBe(lines("[a]", "words = []"));
    const commaFirst = "a.x = [ 1\n, 2\n, 3 ]\n";
    expect(parse(setConfigValue(commaFirst, "a.x", [1, 3]))).toEqual(parse("a.x = [1, 3]"));
  });
});

describe("setting a new key", () => {
  test("goes behind the last key of its table, in the style of its neighbours", () => {
    expect(setConfigValue(lines("[a]", "  x=1 # x", "", "# about b", "[b]"), "a.y", 2)).toBe(
      lines("[a]", "  x=1 # x", "  y=2", "", "# about b", "[b]"),
    );
    expect(setConfigValue(lines("[a]", "[b]"), "a.y", 2)).toBe(lines("[a]", "y = 2", "[b]"));
    expect(setConfigValue(lines("[a]", 'x = """', "y", '""" # x'), "a.y", 2)).toBe(
      lines("[a]", 'x = """', "y", '""" # x', "y = 2"),
    );
    expect(setConfigValue("[a]", "a.y", 2)).toBe("[a]\ny = 2");
  });

  test("goes below its commented-out form", () => {
    const text = lines("[a]", "# What x is.", "#x = 1", "", "# What y is.", "# y = 2", "", "[b]", "#x = 1");
    expect(setConfigValue(text, "a.y", 3)).toBe(
      lines("[a]", "# What x is.", "#x = 1", "", "# What y is.", "# y = 2", "y = 3", "", "[b]", "#x = 1"),
    );
    expect(setConfigValue(text, "b.x", 3)).toBe(`${text}x = 3\n`);
    const hidden = lines("[a]", "z = '''", "#x = 1", "'''");
    expect(setConfigValue(hidden, "a.x", 3)).toBe(`${hidden}x = 3\n`);
  });

  test("goes beside the dotted keys that make its table", () => {
    expect(setConfigValue(lines("a.x = 1", "b.x = 1"), "a.y", 2)).toBe(lines("a.x = 1", "a.y = 2", "b.x = 1"));
    expect(setConfigValue(lines("[a]", "b.c = 1", "d = 2"), "a.b.e.f", 3)).toBe(
      lines("[a]", "b.c = 1", "b.e.f = 3", "d = 2"),
    );
  });

  test("goes into its inline table", () => {
    expect(setConfigValue("a = { x = 1 } # t\n", "a.y.z", 2)).toBe("a = { x = 1, y.z = 2 } # t\n");
    expect(setConfigValue("a = {}\n", "a.y", 2)).toBe("a = { y = 2 }\n");
    expect(setConfigValue("a = {\n  # none\n}\n", "a.y", 2)).toBe("a = { y = 2\n  # none\n}\n");
    expect(setConfigValue("a = {\n  x = 1, # x\n}\n", "a.y", 2)).toBe("a = {\n  x = 1, # x\n  y = 2,\n}\n");
  });

  test("makes its table at the end, or behind the tables of its section", () => {
    expect(setConfigValue("", "a.x", 1)).toBe("[a]\nx = 1\n");
    expect(setConfigValue("# only this", "a.x", 1)).toBe("# only this\n\n[a]\nx = 1");
    expect(setConfigValue(lines("[a]", "x = 1", "", "# about b", "[b]"), "a.c.d", 1)).toBe(
      lines("[a]", "x = 1", "", "[a.c]", "d = 1", "", "# about b", "[b]"),
    );
    expect(setConfigValue(lines("[a.b]", "x = 1"), "a.y", 1)).toBe(lines("[a.b]", "x = 1", "", "[a]", "y = 1"));
    expect(setConfigValue(lines("a.x = 1", "[a.b.c]", "d = 1"), "a.b.k", 2)).toBe(
      lines("a.x = 1", "[a.b.c]", "d = 1", "", "[a.b]", "k = 2"),
    );
    expect(setConfigValue("", 'a."x y".z', 1)).toBe('[a."x y"]\nz = 1\n');
  });

  test("does not fall for names that look like headers in values and comments", () => {
    const text = lines("# [a]", 'b.x = """', "[a]", '"""', "b.y = [", "  '[a]', # ]", "]");
    expect(setConfigValue(text, "a.k", 1)).toBe(`${text}\n[a]\nk = 1\n`);
  });
});

describe("what cannot be set alone is refused, and the message says why", () => {
  test.each([
    ["[a.b]\nx = 1\n", "a.b", "cannot change a.b: it is a table"],
    ["a.b.c = 1\n", "a.b", "cannot change a.b: it is a table"],
    ["a.b = 1\n", "a.b.c", "cannot change a.b.c: a.b is no table"],
    ["a = 1\n", "a.b.c", "cannot change a.b.c: a is no table"],
    ["[[a.b]]\nx = 1\n", "a.b.x", "cannot change a.b.x: a.b is no table"],
    ["[[a.b]]\nx = 1\n", "a.b", "cannot change a.b: it is a table"],
    ["a = [{ b = 1 }]\n", "a.b", "cannot change a.b: a is no table"],
    ["a = { b = 1 }\n", "a.b.c", "cannot change a.b.c: a.b is no table"],
  ])("%j %s", (text, key, message) => {
    const error = errorOf(() => setConfigValue(text, key, 5));
    expect([error.code, error.message]).toEqual(["MAZE_CONFIG_NOT_EDITABLE", message]);
  });

  test("keys without section, values without form, broken texts", () => {
    expect(errorOf(() => setConfigValue("", "a", 1)).code).toBe("MAZE_CONFIG_KEY_SYNTAX");
    expect(errorOf(() => setConfigValue("", "a.b", "\ud800")).code).toBe("MAZE_CONFIG_UNPRINTABLE");
    expect(errorOf(() => setConfigValue("", "a.b", new Date(Number.NaN))).code).toBe("MAZE_CONFIG_UNPRINTABLE");
    expect(errorOf(() => setConfigValue("", "a.b", new Date(8.64e15))).code).toBe("MAZE_CONFIG_UNPRINTABLE");
    const broken = errorOf(() => setConfigValue("[a\n", "a.b", 1, "/app/maze.toml"));
    expect(broken.code).toBe("MAZE_CONFIG_SYNTAX");
    expect(broken.message).toContain("/app/maze.toml:1:3 error MAZE_CONFIG_SYNTAX");
  });

  test.each(["", "a.", ".a", "a b", "a=1", "a = 1\nb", "#a", "[a]\nb", "a.b = 1, c", "'a", "a#b"])(
    "%j is no key",
    (key) => {
      expect(errorOf(() => parseConfigKey(key)).code).toBe("MAZE_CONFIG_KEY_SYNTAX");
    },
  );
});

describe("unsetting a key", () => {
  test("removes its lines and its own comment, and nothing else", () => {
    const text = lines("[a]", "# above", "x = 1 # x", "y = [", "  1, # one", "] # y", "z = 3");
    expect(unsetConfigValue(text, "a.x")).toBe(lines("[a]", "# above", "y = [", "  1, # one", "] # y", "z = 3"));
    expect(unsetConfigValue(text, "a.y")).toBe(lines("[a]", "# above", "x = 1 # x", "z = 3"));
    expect(unsetConfigValue("\ufeff[a]\r\nx = 1\r\ny = 2", "a.y")).toBe("\ufeff[a]\r\nx = 1\r\n");
    expect(unsetConfigValue("a.b.x = 1\nc.d = 1\n", "a.b.x")).toBe("c.d = 1\n");
  });

  test("removes it from an inline table", () => {
    const text = "a = { x = 1, y = 2, z = 3 } # t\n";
    expect(unsetConfigValue(text, "a.x")).toBe("a = { y = 2, z = 3 } # t\n");
    expect(unsetConfigValue(text, "a.y")).toBe("a = { x = 1, z = 3 } # t\n");
    expect(unsetConfigValue(text, "a.z")).toBe("a = { x = 1, y = 2 } # t\n");
    expect(unsetConfigValue("a = { x.y = 1 }\n", "a.x.y")).toBe("a = {}\n");
    expect(unsetConfigValue("a = {\n  x = 1, # x\n  y = 2 # y\n}\n", "a.y")).toBe("a = {\n  x = 1, # x\n}\n");
  });

  test("refuses what is not set or is a table", () => {
    const missing = errorOf(() => unsetConfigValue("[a]\nx = 1\n", "a.y", "maze.toml"));
    expect([missing.code, missing.message]).toEqual(["MAZE_CONFIG_NOT_SET", "a.y is not set in maze.toml"]);
    expect(errorOf(() => unsetConfigValue("[a.b]\n", "a.b")).code).toBe("MAZE_CONFIG_NOT_EDITABLE");
  });
});
