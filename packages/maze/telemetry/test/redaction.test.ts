import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { LoggerOptions } from "../src/index.ts";
import { capturedLogger, jsonLine } from "./support/captured-logger.ts";

/** Not `fc.string`, which mixes in words such as `propertyIsEnumerable` that stacks contain too. */
const text = (alphabet: string, minLength: number, maxLength: number) =>
  fc.array(fc.constantFrom(...Array.from(alphabet)), { minLength, maxLength }).map((characters) => characters.join(""));
const UPPER = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
const DIGITS = "0123456789";
const ALNUM = UPPER + UPPER.toLowerCase() + DIGITS;
const BASE64 = `${ALNUM}+/`;
/** Letters that no word around the secret has in this order; what may not be found in the output. */
interface Secret {
  readonly whole: string;
  /** What must not survive, not even in part. */
  readonly core: string;
}
const prefixed = (prefix: string, alphabet: string, min: number, max: number): fc.Arbitrary<Secret> =>
  text(alphabet, min, max).map((core) => ({ whole: prefix + core, core }));

/** Secrets that are known by their shape wherever they stand. */
const shaped: Record<string, fc.Arbitrary<Secret>> = {
  OpenAI: fc
    .constantFrom("sk-", "sk-proj-", "sk-ant-api03-", "sk-or-v1-")
    .chain((prefix) => prefixed(prefix, `${ALNUM}_-`, 20, 120)),
  GitHub: fc
    .constantFrom("ghp_", "gho_", "ghu_", "ghs_", "ghr_", "github_pat_")
    .chain((prefix) => prefixed(prefix, ALNUM, 36, 82)),
  GitLab: prefixed("glpat-", `${ALNUM}_-`, 20, 20),
  npm: prefixed("npm_", ALNUM, 36, 36),
  AWS: fc.constantFrom("AKIA", "ASIA").chain((prefix) => prefixed(prefix, UPPER + DIGITS, 16, 16)),
  Google: prefixed("AIza", `${ALNUM}_-`, 35, 35),
  Slack: fc.constantFrom("xoxb-", "xoxp-", "xapp-").chain((prefix) => prefixed(prefix, `${ALNUM}-`, 20, 60)),
  Stripe: fc.constantFrom("sk_live_", "rk_test_").chain((prefix) => prefixed(prefix, ALNUM, 24, 99)),
  HuggingFace: prefixed("hf_", ALNUM, 34, 34),
  JWT: fc
    .tuple(text(ALNUM, 20, 60), text(ALNUM, 20, 60))
    .map(([payload, sign]) => ({ whole: `eyJhbGciOiJIUzI1NiJ9.${payload}.${sign}`, core: payload + sign })),
  PEM: fc
    .tuple(
      fc.constantFrom("", "RSA ", "EC ", "OPENSSH ", "ENCRYPTED "),
      fc.array(text(BASE64, 64, 64), { minLength: 1, maxLength: 25 }),
    )
    .map(([kind, lines]) => ({
      whole: `-----BEGIN ${kind}PRIVATE KEY-----\n${lines.join("\n")}\n-----END ${kind}PRIVATE KEY-----`,
      core: lines.join(""),
    })),
  URL: fc
    .tuple(fc.constantFrom("https", "postgres", "mongodb+srv", "redis", "amqp"), text(`${ALNUM}!$%&*+=.~/?#:`, 10, 40))
    .map(([scheme, core]) => ({
      whole: `${scheme}://user:x${core}@db.example.org:5432/name`,
      core,
    })),
  "user of a URL": text(ALNUM, 10, 40).map((core) => ({ whole: `https://${core}@example.org/a.git`, core })),
  Bearer: text(`${ALNUM}._~+/-`, 16, 80).map((core) => ({ whole: `Bearer ${core}`, core })),
};

/** Secrets that only the words before them give away. */
const named: Record<string, fc.Arbitrary<Secret>> = {
  assignment: fc
    .tuple(
      fc.constantFrom(
        "password",
        "PASSWD",
        "apiKey",
        "api_key",
        "OPENAI_API_KEY",
        "x-api-key",
        "token",
        "access_token",
        "GITHUB_TOKEN",
        "client_secret",
        "aws_secret_access_key",
        "AccountKey",
      ),
      fc.constantFrom("=", ": ", " = ", ":", " => ", " := "),
      text(`${BASE64}!#$%&*.,;()[]{}<>|~^@?=-`, 10, 40).filter((core) => !/^["'\\]/.test(core)),
    )
    .map(([key, separator, core]) => ({ whole: key + separator + core, core })),
  quoted: fc
    .tuple(
      fc.constantFrom("password", "secret", "apiKey", "refresh_token", "privateKey"),
      fc.constantFrom('"', "'"),
      text(`${BASE64} !.,;:`, 10, 40),
    )
    .map(([key, quote, core]) => ({ whole: `${quote}${key}${quote}: ${quote}${core}${quote}`, core })),
  header: fc
    .tuple(
      fc.constantFrom(
        "Authorization: Basic ",
        "authorization: ",
        "Cookie: a=",
        "Set-Cookie: sid=",
        "Proxy-Authorization: Digest ",
      ),
      text(`${BASE64};, =`, 10, 40).filter((core) => core.trim().length >= 10),
    )
    .map(([head, core]) => ({ whole: head + core, core })),
  flag: fc
    .tuple(fc.constantFrom("--password ", "--api-key ", "--token=", "--client-secret "), text(BASE64, 10, 40))
    .map(([flag, core]) => ({ whole: flag + core, core })),
  "JSON inside JSON": fc
    .tuple(fc.constantFrom("password", "apiKey", "token"), text(`${ALNUM} !.,`, 10, 40))
    .map(([key, core]) => ({ whole: JSON.stringify(JSON.stringify({ [key]: core })), core })),
};

/** Where a secret can stand: in a message, in fields at any depth, in an error, and around characters of every kind. */
const around = fc.constantFrom(
  "",
  " ",
  "\n",
  "\t",
  '"',
  "'",
  "(",
  ")",
  "[",
  "=",
  "é",
  "\u001b[31m",
  "<",
  ",",
  "  \r\n",
  "\\n",
  "%20",
  "key is ",
);
const place = fc.constantFrom<(secret: string) => [string, Record<string, unknown>]>(
  (secret) => [secret, {}],
  (secret) => ["m", { note: secret }],
  (secret) => ["m", { a: [{ b: { c: [secret] } }] }],
  (secret) => ["m", { error: new Error(`failed: ${secret}`) }],
  (secret) => ["m", { error: new Error("outer", { cause: new TypeError(secret) }) }],
  (secret) => ["m", { [secret]: 1 }],
  (secret) => ["m", { map: new Map([[secret, secret]]), set: new Set([secret]) }],
  (secret) => ["m", { body: JSON.stringify({ text: secret }) }],
  (secret) => ["m", { long: `${"word ".repeat(400)}${secret}${" word".repeat(4000)}` }],
);

/** Every piece of eight characters of a secret; a shorter rest is no use to anybody. */
function survivors(output: string, core: string): string[] {
  const pieces = Array.from({ length: Math.max(1, core.length - 7) }, (_, at) => core.slice(at, at + 8));
  return pieces.filter((piece) => output.includes(piece) || output.includes(JSON.stringify(piece).slice(1, -1)));
}

describe("no secret survives", () => {
  describe.each(["json", "text"] as const)("in %s lines", (format) => {
    const write = (message: string, fields: Record<string, unknown>, options: LoggerOptions = {}) => {
      const { logger, text } = capturedLogger({ ...options, format });
      logger.info(message, fields);
      logger.child(fields).warn("child");
      return text();
    };

    it.each(Object.entries(shaped))("that has the shape of %s, wherever it stands", (_, secret) => {
      fc.assert(
        fc.property(secret, around, around, place, ({ whole, core }, before, after, put) => {
          expect(survivors(write(...put(before + whole + after)), core)).toStrictEqual([]);
        }),
        { numRuns: 80 },
      );
    });

    it.each(Object.entries(named))("that follows its name as %s", (_, secret) => {
      const spaced = fc.constantFrom("", " ", "\n", "\t", "(", "error: ");
      fc.assert(
        fc.property(secret, spaced, place, ({ whole, core }, before, put) => {
          expect(survivors(write(...put(before + whole)), core)).toStrictEqual([]);
        }),
        { numRuns: 80 },
      );
    });

    it("that lies across the place where a long text is cut", () => {
      const all = fc.oneof(...Object.values(shaped));
      // What is removed before the cut moves the text behind it into what is shown.
      const removed = `-----BEGIN A-----${"y".repeat(9000)}-----END A-----`;
      fc.assert(
        fc.property(all, fc.nat(200), fc.constantFrom("z", "z "), ({ whole, core }, back, filler) => {
          // Texts are examined up to 16384 units, and shown up to 8192.
          for (const [start, cut] of [
            [removed, 16_384],
            ["", 8192],
          ] as const) {
            const padding = filler.repeat(cut).slice(0, cut - back - start.length);
            const output = write("m", { text: `${start}${padding} ${whole} ${"z".repeat(20_000)}` });
            expect(survivors(output, core)).toStrictEqual([]);
          }
        }),
        { numRuns: 60 },
      );
    });

    it("that is held under a telling name, whatever it is", () => {
      const key = fc.constantFrom(
        "password",
        "apiKey",
        "api_key",
        "API-KEY",
        "x-api-key",
        "Authorization",
        "accessToken",
        "token",
        "GITHUB_TOKEN",
        "clientSecret",
        "secretKey",
        "cookie",
        "Set-Cookie",
        "credentials",
        "privateKey",
        "passphrase",
        "dbPassword",
        "jwt",
        "auth",
        "sessionId",
        "connectionString",
        "aws.secret.access.key",
      );
      const core = text(`${ALNUM} "\\\n'`, 10, 30);
      const held = fc.constantFrom<(core: string) => unknown>(
        (value) => value,
        (value) => [value],
        (value) => ({ deep: { value } }),
        (value) => new Map([["v", value]]),
        (value) => new Error(value),
        (value) => new Set([[value]]),
        (value) => ({ toJSON: () => value }),
      );
      const put = fc.constantFrom<(key: string, value: unknown) => Record<string, unknown>>(
        (name, value) => ({ [name]: value }),
        (name, value) => ({ a: [{ [name]: value }] }),
        (name, value) => ({ map: new Map([[name, value]]) }),
        (name, value) => ({ headers: [[name, value]] }),
        (name, value) => ({ pair: { name, value } }),
        (name, value) => ({ pair: { key: name, value } }),
        (name, value) => ({ error: Object.assign(new Error("x"), { [name]: value }) }),
        (name, value) => ({ args: ["run", `--${name}`, value] }),
      );
      fc.assert(
        fc.property(key, core, held, put, (name, secret, hold, where) => {
          expect(survivors(write("m", where(name, hold(secret))), secret)).toStrictEqual([]);
        }),
        { numRuns: 200 },
      );
    });

    it("that the caller names, as it is, in JSON or in a URL", () => {
      const secret = fc.string({ unit: "grapheme-ascii", minLength: 10, maxLength: 30 });
      fc.assert(
        fc.property(secret, (value) => {
          const fields = {
            a: `x${value}y`,
            b: JSON.stringify({ v: value }),
            c: `https://example.org/?q=${encodeURIComponent(value)}`,
          };
          const output = write(`got ${value}`, fields, { redact: { values: [value] } });
          expect(survivors(output, value)).toStrictEqual([]);
        }),
      );
    });
  });
});

describe("what the caller adds", () => {
  it("are names of fields, whatever their case and separators", () => {
    const fields = { patientName: "Ann", "PATIENT-NAME": "Bob", other: "Cid", nested: { patient_names: ["Dee"] } };
    expect(jsonLine("x", fields, { redact: { keys: ["patient_name"] } }).fields).toStrictEqual({
      patientName: "[redacted]",
      "PATIENT-NAME": "[redacted]",
      other: "Cid",
      nested: { patient_names: "[redacted]" },
    });
  });

  it("are shapes", () => {
    expect(jsonLine("ticket AB-123 and CD-456", {}, { redact: { patterns: [/[A-Z]{2}-\d+/] } }).msg).toBe(
      "ticket [redacted] and [redacted]",
    );
  });

  it("are texts, the longest first; one that is too short to mean anything is left", () => {
    expect(jsonLine("abcdef abcd a", {}, { redact: { values: ["abcd", "abcdef", "a"] } }).msg).toBe(
      "[redacted] [redacted] a",
    );
  });
});

describe("what is no secret stays", () => {
  it.each([
    "indexed 120 files in src/token-mask.ts",
    "task-scheduler-configuration-loader.test.ts",
    "http://localhost:5173/@vite/client",
    "https://unpkg.com/date-fns@4.1.0/index.js and git@github.com:a/b.git",
    "tokens: 120, max_tokens=4096, tokenCount: 3, tokenizer: cl100k",
    "password reset was asked for; the secret is kept",
    "C:\\src\\risk-assessment-model\\index.ts",
    "sha256 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
    "npm_config_registry_is_set hf_hub gh_actions",
  ])("%s", (message) => {
    expect(jsonLine(message).msg).toBe(message);
  });

  it("such as counts, flags and words that contain a telling one", () => {
    const fields = {
      inputTokens: 120,
      tokens: 3,
      tokenCount: 5,
      tokenizer: "cl100k",
      hasPassword: true,
      apiKey: null,
      keys: ["a"],
      author: "Ann",
      pinned: "x",
    };
    expect(jsonLine("x", fields).fields).toStrictEqual(fields);
  });
});

describe("time", () => {
  it("stays linear for texts made to be slow", () => {
    const slow = [
      "://",
      "a://a:",
      "--password",
      "password",
      "-----BEGIN A-----",
      "eyJ",
      "token =",
      '"',
      "\\",
      "bearer ",
      "sk-",
      "a.b-",
      "=> ",
    ];
    for (const part of slow) {
      const start = performance.now();
      jsonLine("x", { text: part.repeat(Math.ceil(16_384 / part.length)) });
      expect([part, performance.now() - start < 2000]).toStrictEqual([part, true]);
    }
  });
});
