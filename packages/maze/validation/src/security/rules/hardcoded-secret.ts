import type { Node } from "oxc-parser";
import { constantOf, UNKNOWN, type Value } from "../engine/value.ts";
import type { Report, SecurityRule } from "../findings.ts";

const SECRET_NAME =
  /(?:^|[_-])(?:pass(?:word|wd|phrase)?|pwd|secret|token|api_?key|apikey|access_?key|private_?key|signing_?key|encryption_?key|auth_?key|client_?secret|credentials?|master_?key|jwt_?key|account_?key|service_?key|session_?key|auth|bearer)$/;
const OTHER_NAME =
  /(?:name|field|type|url|uri|path|header|label|prefix|param|cookie|storage|regex|pattern|message|error|placeholder|endpoint|env|format|length|hint|text|title|input|id|kind|selector|column|schema|hash|salt_rounds|expiry|ttl)$/;
const PLACEHOLDER =
  /^(?:x+|\*+|\.+|<.*>|\{\{?.*\}?\}|\$\{.*\}|%.*%|_+|-+|your[-_ ].*|.*[-_ ]here|todo|tbd|none|null|undefined|empty|example.*|placeholder.*|dummy.*|fake.*|redacted|pass(?:ed)?|fail(?:ed)?|required|optional|true|false|masked|hidden|string|password|secret|token|Bearer|Basic|process\.env.*|n\/a)$/i;
/** Forms that only secrets have. */
const FORMS: readonly (readonly [RegExp, string])[] = [
  [/\b(?:AKIA|ASIA)[0-9A-Z]{16}\b/, "an access key of AWS"],
  [/\bgh[pousr]_[A-Za-z0-9]{20,}|\bgithub_pat_\w{20,}/, "a token of GitHub"],
  [/\bglpat-[\w-]{16,}/, "a token of GitLab"],
  [/\b[sr]k_(?:live|test)_[A-Za-z0-9]{10,}/, "a key of Stripe"],
  [/\bxox[abeprs]-[\w-]{10,}/, "a token of Slack"],
  [/hooks\.slack\.com\/services\/T\w+\/B\w+\/\w+/, "a webhook of Slack"],
  [/\bAIza[\w-]{30,}/, "a key of Google"],
  [/\bsk-(?:proj-|ant-)?[A-Za-z0-9_-]{20,}/, "a key of a model provider"],
  [/\bSG\.[\w-]{16,}\.[\w-]{16,}/, "a key of SendGrid"],
  [/\bnpm_[A-Za-z0-9]{30,}/, "a token of npm"],
  [/-----BEGIN (?:[A-Z]+ )*PRIVATE KEY-----/, "a private key"],
  [/\beyJ[\w-]{10,}\.eyJ[\w-]{10,}\.[\w-]{10,}/, "a signed token"],
  [
    /^(?:postgres(?:ql)?|mysql|mongodb(?:\+srv)?|redis|rediss|amqps?|mssql|https?|ftp|mariadb):\/\/[^\s:@/]*:(?!(?:password|pass|\*+|x+|<[^>]*>|\$\{)@)[^\s:@/\uE000\uE001]{3,}@/i,
    "a password in an address",
  ],
  [/^(?:Bearer|Basic|token)\s+(?=[\w.+/=-]*\d)[\w.+/=-]{16,}$/i, "credentials of a request"],
  [/\b(?:AccountKey|Password|Pwd)=(?!\uE000|\uE001)[^;\s]{6,}/, "a password in a connection string"],
];

export const hardcodedSecret: SecurityRule = {
  id: "hardcoded-secret",
  cwe: [798],
  title: "A secret stands in the source",
  about:
    "Everybody who can read the source, its history or the bundle has the secret, and it cannot be changed without a release.",
  remedy: "Read it from the environment or a secret store, and change the one that was published.",
  bad: `const password = "hunter2-Tr0ub4dor";
export const options = { user: "app", password };`,
  good: `export const options = { user: "app", password: process.env.DB_PASSWORD };`,
  call({ callee, method, args, node }, report) {
    const key = (value: Value | undefined, what: string): void => {
      const text = value === undefined ? undefined : constantOf(value);
      if (text !== undefined && text.length >= 3 && !PLACEHOLDER.test(text)) found(report, node, what);
    };
    if (
      /^(?:jsonwebtoken|jwt-simple|jose)?\.?(?:jwt\.)?(?:sign|verify)$|^jsonwebtoken\.(?:sign|verify)$|^jwt\.(?:sign|verify)$/.test(
        callee,
      )
    )
      key(args[1], "the key of a token");
    else if (/^jwt-simple\.(?:encode|decode)$/.test(callee)) key(args[1], "the key of a token");
    else if (/^crypto\.(?:createHmac|createCipheriv|createDecipheriv|createCipher|createDecipher)$/.test(callee))
      key(args[1], "a key");
    else if (/^crypto\.(?:pbkdf2|pbkdf2Sync|scrypt|scryptSync)$/.test(callee)) key(args[0], "a password");
    else if (/^cookie-parser$|^cookie-session$/.test(callee)) key(args[0], "the key of cookies");
    else if (
      method === "TextEncoder" ||
      /^crypto-js(?:\.\w+)?\.(?:encrypt|decrypt)$|^crypto-js\.\w+\.(?:encrypt|decrypt)$|^crypto-js\.Hmac\w+$/.test(
        callee,
      )
    )
      key(args[1], "a key");
    else if (
      /^(?:setHeader|set|header|append)$/.test(method) &&
      /^(?:x-api-key|authorization)$/i.test(args[0]?.shape ?? "")
    )
      key((args[1]?.shape?.length ?? 0) > 11 ? args[1] : undefined, "credentials of a request");
    else if (/^(?:auth|basicAuth)$/.test(method) && args.length >= 2) key(args[1], "a password");
    for (const arg of args) formOf(arg, node, report);
  },
  bind(name, value, node, valueNode, report) {
    formOf(value, valueNode, report);
    const text = constantOf(value) ?? fallbackOf(valueNode);
    // What another place holds is found there.
    if (text === undefined || !isText(valueNode) || !isSecretName(name) || !isSecretText(text, name)) return;
    found(report, node, name);
  },
  compare(name, value, node, report) {
    const text = constantOf(value);
    if (text !== undefined && isSecretName(name) && isSecretText(text, name)) found(report, node, name);
  },
  write(_target, _name, value, node, _key, report) {
    formOf(value, node, report);
  },
};

/** What is taken where the environment has nothing. */
function fallbackOf(node: Node): string | undefined {
  if (node.type !== "LogicalExpression" || node.operator === "&&") return undefined;
  return node.right.type === "Literal" && typeof node.right.value === "string" ? node.right.value : undefined;
}

function found(report: Report, node: Node, what: string): void {
  report.weakness(node, `${what} stands in the source`);
}

function formOf(value: Value, node: Node, report: Report): void {
  if (value === UNKNOWN || value.shape === undefined) return;
  const { shape } = value;
  for (const [form, what] of FORMS)
    if (
      form.test(shape.slice(0, 2000)) &&
      !/example\b|your[-_]/i.test(shape.slice(0, 200).replace(/@[\w.-]*|EXAMPLE\w*$/g, ""))
    )
      found(report, node, what);
}

const isText = (node: Node): boolean =>
  node.type === "Literal" ||
  node.type === "TemplateLiteral" ||
  node.type === "BinaryExpression" ||
  node.type === "LogicalExpression" ||
  node.type === "CallExpression" ||
  (node.type === "TSAsExpression" && isText(node.expression)) ||
  node.type === "AssignmentPattern";

function isSecretName(name: string): boolean {
  const words = name
    .replace(/([a-z0-9])([A-Z])/g, "$1_$2")
    .replace(/^[#_$]+/, "")
    .toLowerCase();
  return (
    SECRET_NAME.test(
      words.replace(/_(?:value|default|prod|production|dev|v\d+|key|base64|b64|hex)$/, (tail) =>
        tail === "_key" ? tail : "",
      ),
    ) && !OTHER_NAME.test(words)
  );
}

function isSecretText(text: string, name: string): boolean {
  if (
    text.length < 4 ||
    text.length > 500 ||
    PLACEHOLDER.test(text) ||
    (text.includes("/") && /^(?:https?:)?\/|^[.@\w]*\/[\w./-]*$/.test(text))
  )
    return false;
  if (/pass|pwd/i.test(name)) return !/\s/.test(text) && !/^[a-z]+(?:[.:][a-z]+)+$/i.test(text);
  if (/secret/i.test(name)) return text.length >= 6;
  // A word is a name; letters and digits together are a key.
  return (
    text.length >= 8 &&
    !/\s/.test(text) &&
    (/\d/.test(text) || text.length >= 24 || /[A-Z].*[a-z].*[A-Z]|[!@#%^&*+=]/.test(text)) &&
    !/^[a-z]+(?:[._:-][a-z]+)*$/.test(text)
  );
}
