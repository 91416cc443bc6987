import { EVERY_USE, HOST_USES, Use } from "./vulnerability.ts";

/** Functions of libraries and the platform that make text safe, by what they are called, and for which uses. */
const KNOWN: readonly (readonly [RegExp, number])[] = [
  [/^(?:Number|parseInt|parseFloat|BigInt|Boolean|Number\.parse(?:Int|Float)|isNaN|Math\.\w+|Date\.parse)$/, EVERY_USE],
  [/^encodeURIComponent$/, Use.html | Use.path | HOST_USES | Use.sql],
  [/^encodeURI$/, 0],
  [/(?:^|\.)basename$/, Use.path],
  [/^(?:.*dompurify.*\.sanitize|.*DOMPurify.*\.sanitize)$/, Use.html],
  [
    /^(?:xss|sanitize-html|striptags|he|html-escaper|escape-html|html-entities)(?:\.(?:encode|escape|sanitize|process|filterXSS|default))?$/,
    Use.html,
  ],
  [/^(?:lodash|lodash-es|_)\.escape$|^lodash\.escape$|^validator\.escape$|^entities\.(?:escape|encode)\w*$/, Use.html],
  [/^(?:.*\.)?(?:escapeHtml|escapeHTML|htmlEscape|encodeHtml|encodeHTML|sanitizeHtml|sanitizeHTML)$/, Use.html],
  [
    /^shell-quote\.quote$|^shell-escape$|^shescape(?:\.\w+|\(\)\.\w+)*$|^(?:.*\.)?(?:shellEscape|escapeShell\w*|quoteShell\w*|shellQuote)$/,
    Use.shell,
  ],
  [
    /^(?:mysql2?|sqlstring)(?:\/promise)?(?:\.\w+\(\))?\.(?:escape|escapeId|format)$|^pg-format(?:\.\w+)?$|\.(?:escapeLiteral|escapeIdentifier|escapeId)$/,
    Use.sql,
  ],
  [
    /^(?:.*\.)?(?:escapeRegExp|escapeRegex|escapeStringRegexp|regexEscape)$|^escape-string-regexp$|^RegExp\.escape$|^lodash\.escaperegexp$/,
    Use.regex,
  ],
  [/^CSS\.escape$/, Use.html],
  [/^(?:sanitize-filename|filenamify)$/, Use.path],
];

/** What the name of a function of another file promises. */
const PROMISED: readonly (readonly [RegExp, number])[] = [
  [/html|xss|markup/i, Use.html],
  [/shell|cmd|command|arg/i, Use.shell],
  [/sql|identifier|literal/i, Use.sql],
  [/reg_?ex/i, Use.regex],
  [/path|file/i, Use.path],
  [/url|redirect|link|host/i, HOST_USES],
];

/** The uses that the result of a call is safe for; `undefined` where it is no sanitiser. */
export function sanitises(callee: string): number | undefined {
  for (const [pattern, uses] of KNOWN) if (pattern.test(callee)) return uses;
  const name = callee.split(".").at(-1) ?? "";
  if (
    !/^(?:sanit|escape|safe|clean|purify|quote|validate|assert|ensure|normalize?Safe|to(?:Safe|Slug)|slug)/i.test(name)
  )
    return undefined;
  if (name === "escape") return Use.html;
  return PROMISED.find(([pattern]) => pattern.test(name))?.[1] ?? EVERY_USE;
}

/** Names of checks that other files hold. */
export const isCheckName = (callee: string): boolean =>
  /(?:^|\.)(?:is|has|can)(?:Valid|Safe|Allowed|Trusted|Permitted|Known|Whitelisted|Allowlisted|Public|Local|Uuid|UUID|Alpha|Numeric|Int|Slug|Hex|Email|Mongo)\w*$|(?:^|\.)validate$/.test(
    callee,
  );
