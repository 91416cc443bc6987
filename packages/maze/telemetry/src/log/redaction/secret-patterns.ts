/** Stands where a secret was. */
export const REDACTED = "[redacted]";

interface SecretPattern {
  readonly pattern: RegExp;
  readonly replacement: string;
}

/**
 * `sk-` ends common words such as `task-`. It counts at the beginning of a word, after an escape such as `\n`, `%20` or a
 * colour, and anywhere before what is no word.
 */
const wordStart = "(?:(?<![A-Za-z0-9])|(?<=\\\\[bfnrt])|(?<=%[0-9A-Fa-f]{2})|(?<=\\[[0-9;]{0,16}m))";
/** Tokens that say by their beginning whose they are; the issuers document these prefixes. */
const tokens = [
  `${wordStart}sk-[\\w-]{8,}|sk-(?:[a-z]{2,8}-)?[A-Za-z0-9]{20,}`, // OpenAI, Anthropic and others
  "(?:sk|rk|pk)_(?:live|test)_[A-Za-z0-9]{8,}|whsec_[\\w+/=]{8,}", // Stripe
  "gh[pousr]_[A-Za-z0-9]{16,}|github_pat_\\w{16,}", // GitHub
  "gl(?:pat|dt|rt|cbt|ptt|ft|soat)-[\\w-]{16,}", // GitLab
  "npm_[A-Za-z0-9]{20,}|pypi-[\\w-]{16,}",
  "xox[a-z]-[\\w-]{8,}|xapp-[\\w-]{8,}", // Slack
  "(?:AKIA|ASIA|ABIA|ACCA|AGPA|AIDA|AIPA|ANPA|ANVA|AROA|APKA|ASCA)[A-Z0-9]{16}", // AWS key ids
  "AIza[\\w-]{30,}|ya29\\.[\\w-]{8,}|GOCSPX-[\\w-]{16,}", // Google
  "hf_[A-Za-z0-9]{16,}|gsk_[A-Za-z0-9]{16,}|pplx-[A-Za-z0-9]{16,}|xai-[A-Za-z0-9]{16,}|r8_[A-Za-z0-9]{16,}", // model hosts
  "SG\\.[\\w-]{16,}\\.[\\w-]{16,}", // SendGrid
  "dop_v1_\\w{16,}|shp(?:at|ca|pa|ss)_\\w{16,}|dckr_pat_[\\w-]{16,}|sntry[su]_[\\w+/=-]{16,}", // DigitalOcean, Shopify, …
  "AGE-SECRET-KEY-1[A-Z0-9]{16,}",
  "eyJ[\\w-]{8,}\\.[\\w-]{8,}(?:\\.[\\w-]*)*", // JSON Web Tokens
];

/** The rest of a quoted text, up to the end where the quote never closes; `\"` is how JSON inside JSON quotes. */
const quoted = `\\\\+"[\\s\\S]*?(?:\\\\+"|$)|"(?:[^"\\\\]|\\\\[\\s\\S])*(?:"|$)|'(?:[^'\\\\]|\\\\[\\s\\S])*(?:'|$)`;
/** Between a key and its value: the end of the key's quotes, then `:`, `=`, `=>` or `:=`. */
const separator = `\\\\*["'\`]?\\s{0,64}(?:=>|:=|[:=])\\s{0,64}`;
const words =
  "secret|api[-_. ]?key|access[-_. ]?key|account[-_. ]?key|private[-_. ]?key|signing[-_. ]?key|credentials?|token|jwt";
const phrases = "pass(?:word|wd|phrase)s?|pwd";
const headers = "authorization|cookie";

/**
 * What a secret looks like inside a text, applied one after the other. Every pattern is linear: repetitions are bounded, or
 * exclude what may follow them.
 */
const patterns: readonly SecretPattern[] = [
  // A block without an end is secret to the end of the text.
  { pattern: /-----BEGIN [A-Z0-9 ]{1,60}-----[\s\S]*?(?:-----END [A-Z0-9 ]{1,60}-----|$)/g, replacement: REDACTED },
  // User and password of a URL; a port such as `localhost:5173/@vite` is none.
  {
    pattern: /([a-z][a-z0-9+.-]{0,30}:\/\/)[^\s/?#@:"'<>]{0,512}:(?!\d{1,5}(?:[/?#"'\s]|$))\S{0,2048}@/gi,
    replacement: `$1${REDACTED}@`,
  },
  { pattern: /([a-z][a-z0-9+.-]{0,30}:\/\/)[^\s/?#@:"'<>]{1,2048}@/gi, replacement: `$1${REDACTED}@` },
  // Headers and passphrases may hold spaces, so an unquoted one ends with its line.
  {
    pattern: new RegExp(`((?:${headers}|${phrases})[\\w-]{0,32}${separator})(?:${quoted}|[^\\r\\n]+)`, "gi"),
    replacement: `$1${REDACTED}`,
  },
  {
    pattern: new RegExp(`((?:${words})(?:[-_][\\w-]{0,32})?${separator})(?:${quoted}|\\S+)`, "gi"),
    replacement: `$1${REDACTED}`,
  },
  {
    pattern: new RegExp(`(--[\\w-]{0,32}(?:${words}|${phrases})\\s{1,8})(?:${quoted}|\\S+)`, "gi"),
    replacement: `$1${REDACTED}`,
  },
  { pattern: /(bearer\s{1,8})[^\s"',;]{4,}/gi, replacement: `$1${REDACTED}` },
  { pattern: /((?:Basic|Digest|Negotiate)\s{1,8})[\w+/~.=-]{8,}/g, replacement: `$1${REDACTED}` },
  { pattern: new RegExp(tokens.join("|"), "g"), replacement: REDACTED },
];

/** A text without what looks like a secret. */
export function redactPatterns(text: string): string {
  let result = text;
  for (const { pattern, replacement } of patterns) result = result.replace(pattern, replacement);
  return result;
}
