import { LOG_LEVELS, MazeError, type LogLevel } from "@maze/core";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { LOG_THRESHOLDS } from "../src/index.ts";
import { capturedLogger, jsonLine, type JsonLine } from "./support/captured-logger.ts";

describe("levels", () => {
  it.each(LOG_THRESHOLDS)("writes what is at least %s, and says so beforehand", (threshold) => {
    const { logger, text } = capturedLogger({ level: threshold, format: "json" });
    const child = logger.child({});
    for (const level of LOG_LEVELS) {
      logger[level](level);
      child[level](`child ${level}`);
    }
    const expected = LOG_LEVELS.slice(LOG_THRESHOLDS.indexOf(threshold));
    const lines = text()
      .split("\n")
      .slice(0, -1)
      .map((line) => JSON.parse(line) as JsonLine);
    expect(lines.map(({ level, msg }) => [level, msg])).toStrictEqual(
      expected.flatMap((level) => [
        [level, level],
        [level, `child ${level}`],
      ]),
    );
    const enabled = (level: LogLevel) => logger.isEnabled(level) && child.isEnabled(level);
    expect(LOG_LEVELS.filter(enabled)).toStrictEqual(expected);
  });

  it("refuses a level that does not exist", () => {
    expect(() => capturedLogger({ level: "verbose" as "info" })).toThrow(/level/);
  });
});

describe("JSON lines", () => {
  it("hold time, level, message, and fields where there are any", () => {
    expect(jsonLine("started")).toStrictEqual({ time: "2026-01-02T03:04:05.678Z", level: "info", msg: "started" });
    expect(jsonLine("a", { level: "fatal", time: 0, msg: "b" })).toStrictEqual({
      time: "2026-01-02T03:04:05.678Z",
      level: "info",
      msg: "a",
      fields: { level: "fatal", time: 0, msg: "b" },
    });
  });

  it("carry the fields of all parents, the nearest first", () => {
    const { logger, text } = capturedLogger({ format: "json" });
    const child = logger.child({ room: "indexer", run: 1 }).child({ run: 2, password: "hunter2" });
    child.warn("slow", { ms: 1200 });
    child.warn("slow", { run: 3 });
    const lines = text()
      .trimEnd()
      .split("\n")
      .map((line) => (JSON.parse(line) as JsonLine).fields);
    expect(lines).toStrictEqual([
      { room: "indexer", run: 2, password: "[redacted]", ms: 1200 },
      { room: "indexer", run: 3, password: "[redacted]" },
    ]);
  });

  it("are one line of valid JSON that no terminal acts on, whatever is logged", () => {
    const hostile = fc.string({ unit: "binary", maxLength: 40 });
    fc.assert(
      fc.property(hostile, fc.dictionary(hostile, fc.oneof(hostile, fc.anything())), (message, fields) => {
        const { logger, text } = capturedLogger({ format: "json" });
        logger.info(message, fields);
        expect(text().endsWith("}\n")).toBe(true);
        expect(text().slice(0, -1)).not.toMatch(TREACHEROUS);
        expect((JSON.parse(text()) as JsonLine).level).toBe("info");
      }),
    );
  });

  it("give plain data back as it was", () => {
    const plain = fc
      .jsonValue({ maxDepth: 4, noUnicodeString: false })
      .filter((value) => !/…|\\u|:\/\/|="|BEGIN/.test(JSON.stringify(value)));
    fc.assert(
      fc.property(plain, (value) => {
        expect(jsonLine("x", { value: JSON.parse(JSON.stringify(value)) as unknown }).fields).toStrictEqual(
          JSON.parse(JSON.stringify({ value })),
        );
      }),
    );
  });
});

/** What must not reach a terminal raw: C0 but nothing, DEL, C1, separators, direction marks, invisible characters. */
// eslint-disable-next-line no-control-regex -- control characters are what the test is about
const TREACHEROUS = /[\u0000-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]|\p{Surrogate}/u;

describe("text lines", () => {
  it("are for people", () => {
    const { logger, text } = capturedLogger();
    logger.info("indexed", {
      files: 3,
      root: "src/a.ts",
      note: "two words",
      empty: "",
      ok: true,
      none: null,
      list: [1, "a"],
    });
    logger.error("plain");
    expect(text().split("\n")).toStrictEqual([
      '2026-01-02T03:04:05.678Z INFO  indexed files=3 root=src/a.ts note="two words" empty="" ok=true none=null list=[1,"a"]',
      "2026-01-02T03:04:05.678Z ERROR plain",
      "",
    ]);
  });

  it("show a text of several lines below, where it cannot pass for a record", () => {
    const { logger, text } = capturedLogger();
    const error = new MazeError({
      code: "MAZE_DEMO",
      message: "no file",
      hint: "Create it.",
      cause: new Error("gone"),
    });
    error.stack = "MazeError: no file\n    at open (a.ts:1:2)";
    (error.cause as Error).stack = "Error: gone\r\n    at read (b.ts:3:4)";
    logger.warn("failed", { error });
    expect(text().split("\n")).toStrictEqual([
      '2026-01-02T03:04:05.678Z WARN  failed error={"name":"MazeError","code":"MAZE_DEMO","message":"no file","hint":"Create it.","cause":{"name":"Error","message":"gone"},"details":{}}',
      "    error.stack:",
      "    | MazeError: no file",
      "    |     at open (a.ts:1:2)",
      "    error.cause.stack:",
      "    | Error: gone",
      "    |     at read (b.ts:3:4)",
      "",
    ]);
  });

  it("write out what would act on a terminal or forge a line", () => {
    const { logger, text } = capturedLogger();
    const forged = "2026-01-02T03:04:05.678Z FATAL forged";
    logger.info(`a\u001b[2J\u009b31m\u0007\n${forged}\r\nb\u202e\ufeff`, {
      "k=1 x": `v a="b"`,
      k: `x\n${forged}\u001b]0;t\u0007`,
    });
    expect(text().split("\n")).toStrictEqual([
      `2026-01-02T03:04:05.678Z INFO  a\\u001b[2J\\u009b31m\\u0007\\n${forged}\\nb\\u202e\\ufeff "k=1 x"="v a=\\"b\\""`,
      "    k:",
      "    | x",
      `    | ${forged}\\u001b]0;t\\u0007`,
      "",
    ]);
  });

  it("hold no control characters and begin only records of ours with a time, whatever is logged", () => {
    const hostile = fc.oneof(
      fc.string({ unit: "binary", maxLength: 30 }),
      fc.constantFrom("\n2026-01-02T03:04:05.678Z FATAL x", "\r", "\u001b[31m", "\u2028", "\r\n    | x", "a\nb"),
    );
    fc.assert(
      fc.property(
        hostile,
        fc.dictionary(hostile, fc.oneof(hostile, fc.object({ values: [hostile] }))),
        (message, fields) => {
          const { logger, text } = capturedLogger();
          logger.info(message, fields);
          const lines = text().split("\n");
          expect(lines.pop()).toBe("");
          for (const line of lines) expect(line.replaceAll("\t", "")).not.toMatch(TREACHEROUS);
          expect(lines[0]).toMatch(/^2026-01-02T03:04:05\.678Z INFO {2}/);
          for (const line of lines.slice(1)) expect(line).toMatch(/^ {4}/);
        },
      ),
    );
  });
});

describe("values", () => {
  it("of every kind are shown", () => {
    class Point {
      x = 1;
      #hidden = 2;
      get sum(): number {
        return this.x + this.#hidden;
      }
    }
    const fields = {
      nan: Number.NaN,
      minus: -Infinity,
      big: 12n,
      symbol: Symbol("s"),
      fn: () => 1,
      undef: undefined,
      list: [undefined],
      date: new Date(0),
      never: new Date(Number.NaN),
      map: new Map<unknown, unknown>([
        ["a", 1],
        [{}, 2],
      ]),
      set: new Set([1, "b"]),
      bytes: new Uint8Array(3),
      buffer: Buffer.from("secret"),
      regexp: /a/g,
      url: new URL("https://example.org/"),
      point: new Point(),
      json: { toJSON: () => ({ a: 1 }) },
      query: new URLSearchParams("a=1"),
      bare: Object.create(null) as unknown,
      headers: new Headers({ accept: "text/plain", authorization: "Basic abc" }),
    };
    expect(jsonLine("x", fields).fields).toStrictEqual({
      nan: "NaN",
      minus: "-Infinity",
      big: "12",
      symbol: "Symbol(s)",
      fn: "[function]",
      list: ["[undefined]"],
      date: "1970-01-01T00:00:00.000Z",
      never: "[invalid date]",
      map: { a: 1, "[object]": 2 },
      set: [1, "b"],
      bytes: "[Uint8Array of 3 bytes]",
      buffer: "[Buffer of 6 bytes]",
      regexp: "/a/g",
      url: "https://example.org/",
      point: { x: 1 },
      json: { a: 1 },
      query: { a: "1" },
      bare: {},
      headers: { accept: "text/plain", authorization: "[redacted]" },
    });
  });

  it("that are errors tell name, code, message, stack, cause and what they carry", () => {
    const cause = new TypeError("inner");
    const error = Object.assign(new Error("outer", { cause }), { code: "ENOENT", path: "/a" });
    const logged = jsonLine("x", { error }).fields?.["error"] as Record<string, unknown>;
    expect(logged).toMatchObject({
      name: "Error",
      code: "ENOENT",
      message: "outer",
      path: "/a",
      cause: { name: "TypeError", message: "inner" },
    });
    expect(logged["stack"]).toBe(error.stack);
  });

  it("that contain themselves, throw or lie do no harm", () => {
    const circular: Record<string, unknown> = { a: 1 };
    circular["self"] = circular;
    circular["list"] = [circular];
    const shared = { b: 2 };
    const { proxy, revoke } = Proxy.revocable({}, {});
    revoke();
    const fields = {
      circular,
      twice: [shared, shared],
      revoked: proxy,
      getter: {
        get bad(): never {
          throw new RangeError("no");
        },
        good: 1,
      },
      toJSON: {
        toJSON: () => {
          throw new Error("no");
        },
      },
      deep: JSON.parse('{"a":'.repeat(50) + "1" + "}".repeat(50)) as unknown,
      endless: {
        toJSON(): unknown {
          return { toJSON: this.toJSON.bind(this) };
        },
      },
    };
    const logged = jsonLine("x", fields).fields;
    expect(logged).toMatchObject({
      circular: { a: 1, self: "[circular]", list: ["[circular]"] },
      twice: [{ b: 2 }, { b: 2 }],
      revoked: "[unreadable: TypeError]",
      getter: { bad: "[unreadable: RangeError]", good: 1 },
      toJSON: "[unreadable: Error]",
    });
    expect(JSON.stringify(logged?.["deep"])).toBe('{"a":{"a":{"a":{"a":{"a":{"a":{"a":"[too deep]"}}}}}}}');
    expect(logged?.["endless"]).toBe("[too deep]");
  });

  it("of any size make a line of at most about 130 KB in a moment", () => {
    const huge = {
      text: "x ".repeat(5_000_000),
      list: Array.from({ length: 100_000 }, (_, at) => at),
      map: Object.fromEntries(Array.from({ length: 5000 }, (_, at) => [`k${String(at)}`, "y".repeat(9000)])),
      nested: Array.from({ length: 100 }, () => Array.from({ length: 100 }, () => "z".repeat(100))),
    };
    const { logger, text } = capturedLogger({ format: "json" });
    const start = performance.now();
    logger.info("m".repeat(1_000_000), huge);
    expect(performance.now() - start).toBeLessThan(3000);
    expect(text().length).toBeLessThan(130_000);
    const { fields, msg } = JSON.parse(text()) as {
      fields: { text: string; list: unknown[]; map: object };
      msg: string;
    };
    expect(msg).toMatch(/^m{1000,8192}…\[\d+ more characters\]$/);
    expect(fields.text).toMatch(/^(x ){4096}…\[\d+ more characters\]$/);
    expect(fields.list).toHaveLength(101);
    expect(fields.list.at(-1)).toBe("[99900 more]");
  });

  it("that are no text are messages too", () => {
    expect(jsonLine(new Error("as message") as unknown as string).msg).toMatch(/"message":"as message"/);
    expect(jsonLine(undefined as unknown as string).msg).toBe("[undefined]");
  });

  it("never make logging throw", () => {
    fc.assert(
      fc.property(
        fc.anything({
          withBigInt: true,
          withMap: true,
          withSet: true,
          withDate: true,
          withTypedArray: true,
          withSparseArray: true,
        }),
        (value) => {
          const { logger, text } = capturedLogger({ format: "json" });
          logger.info(value as string, value as Record<string, unknown>);
          logger.child(value as Record<string, unknown>).info("x");
          expect(text().split("\n")).toHaveLength(3);
        },
      ),
    );
    const { logger } = capturedLogger({
      now: () => Number.NaN,
      stderr: () => {
        throw new Error("closed");
      },
    });
    logger.info("x");
  });
});
