import type { Example } from "@maze/core";

/**
 * Examples that a description shows: `name(1, 2) => 3`, `name(1, 2) returns 3`, or a doctest (`>>> name(1, 2)`, then the result
 * on the next line). Only calls whose arguments and result are literals count.
 */
export function examplesInText(name: string, text: string): Example[] {
  const found: Example[] = [];
  const lines = text.split(/\r?\n/);
  for (const [i, line] of lines.entries()) {
    for (let at = callAt(line, name, 0); at >= 0; at = callAt(line, name, at + 1)) {
      const open = line.indexOf("(", at);
      const close = closingAt(line, open);
      if (close < 0) continue;
      const args = splitArguments(line.slice(open + 1, close));
      const after = line.slice(close + 1);
      const isDoctest = />>>\s*$/.test(line.slice(0, at)) && after.trim() === "";
      const result = isDoctest ? (lines[i + 1] ?? "").trim() : resultIn(after);
      if (result === undefined || !isLiteral(result) || !args.every(isLiteral)) continue;
      found.push({ args, expected: { value: result }, source: "doc" });
    }
  }
  return found;
}

/** Text without the lines that show examples, so that their values are not taken for words of the task. */
export function withoutExamples(name: string, text: string): string {
  const lines = text.split(/\r?\n/);
  return lines
    .filter((line, i) => callAt(line, name, 0) < 0 && !line.includes(">>>") && !(lines[i - 1] ?? "").includes(">>>"))
    .join("\n");
}

function callAt(line: string, name: string, from: number): number {
  for (let at = line.indexOf(`${name}(`, from); at >= 0; at = line.indexOf(`${name}(`, at + 1)) {
    if (at === 0 || !/[\w$.]/.test(line[at - 1] ?? "")) return at;
  }
  return -1;
}

function resultIn(after: string): string | undefined {
  const found = /^\s*(?:\/\/\s*)?(?:=>|->|==>|➞|→|===?|=|returns|should return|gives|is)\s*:?\s*(\S.*)$/.exec(after);
  const rest = found?.[1]?.trim();
  if (rest === undefined) return undefined;
  const end = literalEnd(rest);
  return end === 0 || !/^\s*(?:[.,;)]?\s*(?:$|\s|\/\/|#))/.test(rest.slice(end)) ? undefined : rest.slice(0, end);
}

/** Length of the literal at the start of a text; 0 where there is none. */
function literalEnd(text: string): number {
  const atom = /^(?:-?\d+(?:\.\d+)?|"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|true\b|false\b|null\b|undefined\b)/.exec(text);
  if (atom !== null) return atom[0].length;
  return /^[[{]/.test(text) ? closingAt(text, 0) + 1 : 0;
}

const isLiteral = (text: string): boolean =>
  text !== "" &&
  literalEnd(text) === text.length &&
  !/[A-Za-z_$][\w$]*\s*\(/.test(text.replace(/"[^"]*"|'[^']*'/g, ""));

function closingAt(text: string, open: number): number {
  let depth = 0;
  let quote = "";
  for (let i = open; i < text.length; i++) {
    const char = text[i] ?? "";
    if (quote !== "") {
      if (char === "\\") i++;
      else if (char === quote) quote = "";
    } else if (`"'\``.includes(char)) quote = char;
    else if ("([{".includes(char)) depth++;
    else if (")]}".includes(char) && --depth === 0) return i;
  }
  return -1;
}

function splitArguments(text: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let quote = "";
  let from = 0;
  for (let i = 0; i < text.length; i++) {
    const char = text[i] ?? "";
    if (quote !== "") {
      if (char === "\\") i++;
      else if (char === quote) quote = "";
    } else if (`"'\``.includes(char)) quote = char;
    else if ("([{".includes(char)) depth++;
    else if (")]}".includes(char)) depth--;
    else if (char === "," && depth === 0) {
      parts.push(text.slice(from, i).trim());
      from = i + 1;
    }
  }
  const last = text.slice(from).trim();
  return last === "" ? parts : [...parts, last];
}
