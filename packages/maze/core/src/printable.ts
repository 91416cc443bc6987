/** Control characters but tab and line feed, and the marks that turn the direction of writing. */
const UNSAFE = /(?![\t\n])[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu;

/**
 * Text that a terminal shows and does not obey: each control or direction character becomes U+FFFD, one for one, so
 * columns stay. Tabs and line feeds stay as they are.
 *
 * @example
 * ```ts
 * import { printable } from "@maze/core";
 * printable("a\u001b[2Jb\n"); // => "a\ufffd[2Jb\n"
 * ```
 */
export function printable(text: string): string {
  return text.replace(UNSAFE, "\ufffd");
}

/**
 * The same JSON with these characters written as escapes, so that it may be shown on a terminal and still says the same.
 *
 * @example
 * ```ts
 * import { printableJson } from "@maze/core";
 * printableJson(JSON.stringify("\u009b2J")); // => '"\\u009b2J"'
 * ```
 */
export function printableJson(json: string): string {
  return json.replace(UNSAFE, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`);
}
