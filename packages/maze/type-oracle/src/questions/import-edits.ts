import type { OracleImport, TextEdit } from "@maze/core";

const NAMED =
  /^import\s+(type\s+)?(?:[\p{ID_Start}$_][\p{ID_Continue}$]*\s*,\s*)?\{([^}]*)\}\s*from\s*(["'])([^"'\n]+)\3/gmu;
const ANY_IMPORT = /^import\b[^;'"]*?(?:from\s*)?(["'])[^"'\n]+\1[^\n]*(?:\n|$)/gmu;
const LEADING = /^(?:#![^\n]*\n)?(?:\/\/[^\n]*\n|\/\*[^]*?\*\/\s*\n|["']use [a-z]+["'];?\n|\s*\n)*/u;

/**
 * Edits that make a text import names: into an import of the same module where there is one that can take them, else as
 * an import of their own after the others. Quotes and semicolons are those of the text.
 *
 * @example
 * ```ts
 * import { importEdits } from "@maze/type-oracle";
 * const text = 'import { a } from "./a.js";\n';
 * importEdits(text, [{ name: "b", module: "./a.js", isTypeOnly: false }]); // => [{ start: 10, end: 10, newText: ", b" }]
 * ```
 */
export function importEdits(text: string, imports: readonly OracleImport[]): TextEdit[] {
  const edits: TextEdit[] = [];
  const added: string[] = [];
  const existing = [...text.matchAll(NAMED)];
  const style = /from\s*(["'])[^"']*["'](;?)/.exec(text);
  const [quote, semicolon] = [style?.[1] ?? '"', style?.[2] ?? ";"];
  for (const module of new Set(imports.map((wanted) => wanted.module))) {
    const wanted = imports.filter((one) => one.module === module);
    const rest: OracleImport[] = [];
    for (const one of wanted) {
      const written = existing.filter((found) => found[4] === module);
      if (written.some((found) => namesOf(found[2] ?? "").has(one.name))) continue;
      const into = written.find((found) => found[1] === undefined || one.isTypeOnly);
      if (into === undefined) {
        rest.push(one);
        continue;
      }
      const list = into[2] ?? "";
      const at = into.index + into[0].indexOf("{") + 1 + list.trimEnd().replace(/,$/, "").length;
      const name = one.isTypeOnly && into[1] === undefined ? `type ${one.name}` : one.name;
      edits.push({ start: at, end: at, newText: list.trim() === "" ? ` ${name} ` : `, ${name}` });
    }
    if (rest.length === 0) continue;
    const isTypeOnly = rest.every((one) => one.isTypeOnly);
    const names = rest.map((one) => (one.isTypeOnly && !isTypeOnly ? `type ${one.name}` : one.name)).join(", ");
    added.push(`import ${isTypeOnly ? "type " : ""}{ ${names} } from ${quote}${module}${quote}${semicolon}\n`);
  }
  if (added.length > 0) {
    const last = [...text.matchAll(ANY_IMPORT)].at(-1);
    const at = last === undefined ? (LEADING.exec(text)?.[0].length ?? 0) : last.index + last[0].length;
    const before = at > 0 && text[at - 1] !== "\n" ? "\n" : "";
    edits.push({ start: at, end: at, newText: before + added.join("") });
  }
  return edits.toSorted((a, b) => a.start - b.start);
}

const namesOf = (list: string): ReadonlySet<string> =>
  new Set(
    list.split(",").map((name) => {
      const parts = name
        .trim()
        .replace(/^type\s+/, "")
        .split(/\s+as\s+/);
      return (parts[1] ?? parts[0] ?? "").trim();
    }),
  );
