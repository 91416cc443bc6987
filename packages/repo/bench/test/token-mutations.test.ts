import { describe, expect, it } from "vitest";
import { measureAcceptance, measureRejection } from "../src/masks/acceptance.ts";
import { mutationOf, syntaxErrorOf, tokensOf } from "../src/masks/token-mutations.ts";

const text = "const a = `b${c}` /* d */ + /e/;\n";

describe("token mutations", () => {
  it("cut a text as the parser does", () => {
    expect(tokensOf("a.ts", text).map(({ start, end }) => text.slice(start, end))).toEqual([
      "const",
      "a",
      "=",
      "`b${",
      "c",
      "}`",
      "+",
      "/e/",
      ";",
    ]);
  });

  it("change one token and nothing else", () => {
    const tokens = tokensOf("a.ts", text);
    // The second token, and for a replacement the last.
    const numbers = [0.12, 0.99];
    const random = () => {
      const next = numbers.shift() ?? 0;
      numbers.push(next);
      return next;
    };
    expect(mutationOf(text, tokens, "delete", random)?.text).toBe("const  = `b${c}` /* d */ + /e/;\n");
    expect(mutationOf(text, tokens, "swap", () => 0.12)?.text).toBe("const = a `b${c}` /* d */ + /e/;\n");
    expect(mutationOf(text, tokens, "duplicate", () => 0.12)?.text).toBe("const a a = `b${c}` /* d */ + /e/;\n");
    expect(mutationOf(text, tokens, "replace", () => 0.12)).toBeUndefined();
  });

  it("are judged by the parser alone", () => {
    expect(syntaxErrorOf("a.ts", "const a: string = 1; const a = 2")).toBeUndefined();
    expect(syntaxErrorOf("a.ts", "const a b")).toMatch(/^TS1005 /);
  });

  it("count files that a grammar refuses and mutations that it takes", () => {
    const files = [
      { name: "a.ts", text },
      { name: "b.ts", text: "not typescript" },
    ];
    expect(measureAcceptance(files, () => 7)).toEqual({
      asked: 1,
      disagreements: [{ file: "a.ts", kind: "file", text, at: 7 }],
    });
    let seed = 0.1;
    const random = () => (seed = (seed * 997.13) % 1);
    const lax = measureRejection(files.slice(0, 1), () => undefined, { mutationsPerFile: 40, random });
    expect(lax.asked).toBeGreaterThan(10);
    expect(lax.disagreements).toHaveLength(lax.asked);
    expect(lax.disagreements.every(({ error }) => /^TS\d+ /.test(error ?? ""))).toBe(true);
    const strict = measureRejection(files.slice(0, 1), () => 0, { mutationsPerFile: 40, random });
    expect(strict.disagreements).toEqual([]);
  });
});
