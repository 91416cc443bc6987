/** Control characters but tab and line feed, and the marks that turn the direction of writing. */
const UNSAFE = /(?![\t\n])[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu;

/**
 * Text that a terminal shows and does not obey: each control or direction character becomes U+FFFD, one for one, so
 * columns stay.
 */
export function printable(text: string): string {
  return text.replace(UNSAFE, "\ufffd");
}
