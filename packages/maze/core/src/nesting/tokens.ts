/** Whether a UTF-16 unit is part of a name, keyword or number. */
export function isWordCode(code: number): boolean {
  return (
    (code >= 97 && code <= 122) ||
    (code >= 65 && code <= 90) ||
    (code >= 48 && code <= 57) ||
    code === 95 ||
    code === 36 ||
    code === 35 ||
    code === 92 ||
    (code > 0x7f && code !== 0xa0 && code !== 0xfeff && code !== 0x2028 && code !== 0x2029)
  );
}

const isLineEnd = (code: number): boolean => code === 10 || code === 13 || code === 0x2028 || code === 0x2029;

/** Behind the comment at `at`; -1 where it has no end. */
export function skipComment(text: string, at: number): number {
  if (text.charCodeAt(at + 1) === 42) {
    const end = text.indexOf("*/", at + 2);
    return end < 0 ? -1 : end + 2;
  }
  let i = at + 2;
  while (i < text.length && !isLineEnd(text.charCodeAt(i))) i++;
  return i;
}

/** Behind the string at `at`; -1 where its line ends first. */
export function endOfString(text: string, at: number): number {
  const quote = text.charCodeAt(at);
  for (let i = at + 1; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === quote) return i + 1;
    if (code === 92) {
      if (text.charCodeAt(i + 1) === 13 && text.charCodeAt(i + 2) === 10) i++;
      i++;
    } else if (code === 10 || code === 13) return -1;
  }
  return -1;
}

/** Behind the regular expression at `at`, before its flags; -1 where its line ends first. */
export function endOfRegex(text: string, at: number): number {
  let inClass = false;
  for (let i = at + 1; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (isLineEnd(code)) return -1;
    if (code === 92) i++;
    else if (code === 91) inClass = true;
    else if (code === 93) inClass = false;
    else if (code === 47 && !inClass) return i + 1;
  }
  return -1;
}

/** Whether the rest of the line contains a character. */
export function lineHas(text: string, at: number, char: string): boolean {
  for (let i = at; i < text.length && !isLineEnd(text.charCodeAt(i)); i++) if (text.charAt(i) === char) return true;
  return false;
}

/** After the part of a template that begins at `at`: behind its backtick, or behind the next `${`; -1 without an end. */
export function scanTemplate(text: string, at: number): number {
  for (let i = at; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 92) i++;
    else if (code === 96) return i + 1;
    else if (code === 36 && text.charCodeAt(i + 1) === 123) return i + 2;
  }
  return -1;
}
