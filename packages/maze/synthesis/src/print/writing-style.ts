import type { StyleProfile } from "@maze/core";

/** The habits that new code follows: counted ones of the project, else those of the file, else common ones. */
export interface WritingStyle {
  readonly quote: '"' | "'";
  readonly semicolon: boolean;
  /** One level of indentation. */
  readonly indent: string;
  readonly lineBreak: "\n" | "\r\n";
}

/** Line breaks always follow the file itself, so that an edit never mixes them. */
export function writingStyle(text: string, profile: StyleProfile | undefined): WritingStyle {
  const quotes = profile?.quotes?.value ?? majority(text, /'/g, /"/g, "single", "double");
  const semicolons =
    profile?.semicolons?.value ??
    !(/^(?:import|export|const|let|return)\b.*[^;{(,\s]$/m.test(text) && !/;[ \t]*\r?$/m.test(text));
  const indent = profile?.indent?.value ?? (/^\t/m.test(text) ? "tab" : (/^( +)[^\s*]/m.exec(text)?.[1]?.length ?? 2));
  const profileBreak = profile?.lineBreak?.value ?? "\n";
  return {
    quote: quotes === "single" ? "'" : '"',
    semicolon: semicolons,
    indent: indent === "tab" ? "\t" : " ".repeat(Math.min(indent, 8)),
    lineBreak: text.includes("\r\n") ? "\r\n" : text.includes("\n") ? "\n" : profileBreak,
  };
}

function majority<A, B>(text: string, first: RegExp, second: RegExp, a: A, b: B): A | B {
  return (text.match(first)?.length ?? 0) > (text.match(second)?.length ?? 0) ? a : b;
}
