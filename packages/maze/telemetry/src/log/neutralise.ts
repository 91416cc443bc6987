/**
 * What a terminal, a line-based reader or an eye takes for something else: control characters (C0 but tab and line feed,
 * DEL, C1), line and paragraph separators, marks that turn the direction of writing, byte order marks, invisible joiners,
 * lone surrogates.
 */
const treacherous =
  // eslint-disable-next-line no-control-regex -- control characters are exactly what is looked for
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]|\p{Surrogate}/gu;

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
}

/** Text on one line, with everything that could act on a terminal or forge a line written out as `\n` or `\u001b`. */
export function onOneLine(text: string): string {
  return neutralised(text).replaceAll("\n", "\\n").replaceAll("\t", "\\t");
}

/** Text whose lines and tabs stay, everything else that could act on a terminal written out. */
export function neutralised(text: string): string {
  return text.replaceAll("\r\n", "\n").replace(treacherous, escaped);
}

/** The same JSON, with the characters that JSON may hold raw and a terminal may act on written as escapes. */
export function inJson(json: string): string {
  return json.replace(treacherous, escaped);
}
