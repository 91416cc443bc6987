import { createHash } from "node:crypto";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { parseSync } from "oxc-parser";
import { describe, expect, test } from "vitest";
import { readSecurityCorpus, securityCorpusFolder } from "../../security/index.ts";

const { classes, snippets } = readSecurityCorpus();

test("the corpus is the one that was frozen before the rules", () => {
  const files = readdirSync(securityCorpusFolder).filter((file) => file !== "SHA256SUMS");
  const sums = files.sort().map((file) => {
    const bytes = readFileSync(join(securityCorpusFolder, file));
    return `${createHash("sha256").update(bytes).digest("hex")}  ${file}\n`;
  });
  expect(sums.join("")).toBe(readFileSync(join(securityCorpusFolder, "SHA256SUMS"), "utf8"));
});

test("there are twelve classes, each with a file", () => {
  const files = readdirSync(securityCorpusFolder).filter((file) => file.endsWith(".snippets"));
  expect(files.map((file) => file.slice(0, -".snippets".length)).sort()).toEqual(Object.keys(classes).sort());
  expect(files).toHaveLength(12);
});

describe.each(Object.keys(classes))("%s", (name) => {
  const own = snippets.filter((snippet) => snippet.class === name);
  const namesOf = (kind: string) => own.filter((snippet) => snippet.kind === kind).map((snippet) => snippet.name);

  test("has at least twenty vulnerable snippets, each with a safe twin", () => {
    expect(namesOf("vulnerable").length).toBeGreaterThanOrEqual(20);
    expect(namesOf("safe")).toEqual(namesOf("vulnerable"));
    expect(new Set(namesOf("safe")).size).toBe(namesOf("safe").length);
  });

  test("every snippet is a small program that parses", () => {
    const broken = own.flatMap(({ id, language, text }) =>
      parseSync(`snippet.${language}`, text).errors.map(({ message }) => `${id}: ${message}`),
    );
    expect(broken).toEqual([]);
    const lengths = own.map(({ text }) => text.trimEnd().split("\n").length);
    expect(Math.min(...lengths)).toBeGreaterThanOrEqual(3);
    expect(Math.max(...lengths)).toBeLessThanOrEqual(30);
  });

  test("vulnerable snippets say where and which weakness of the class, safe twins say nothing", () => {
    const ofClass = ({ cwes }: { readonly cwes: readonly string[] }) =>
      cwes.some((cwe) => classes[name]?.includes(cwe));
    const wrong = own.filter(({ kind, expected }) =>
      kind === "safe" ? expected.length > 0 : expected.length === 0 || !expected.every(ofClass),
    );
    expect(wrong.map(({ id }) => id)).toEqual([]);
  });

  test("no mark of the corpus is left in the text that a scanner reads", () => {
    expect(own.filter(({ text }) => /\/\/[#!]|CWE/.test(text)).map(({ id }) => id)).toEqual([]);
  });

  test("no safe twin has the text of a vulnerable snippet", () => {
    const texts = new Set(own.map(({ text }) => text));
    expect(texts.size).toBe(own.length);
  });
});
