import type { Node } from "oxc-parser";
import { constantOf, Mark, UNKNOWN, type Value } from "../engine/value.ts";
import type { Report, SecurityRule } from "../findings.ts";

const WEAK_HASH = /^(?:md[245]|sha-?1|ripemd\w*|rmd160|rsa-(?:md5|sha1))$/i;
const WEAK_CIPHER = /^(?:des|des3|3des|tripledes|rc[24]|bf|blowfish|cast5?|idea|seed)(?:-|$)|-ecb$|^des-/i;
const SECURITY =
  /pass(?:word|wd|phrase)?|pwd|pw\b|secret|token|session|auth|signature|sign(?:ed|ing)?\b|credential|csrf|api_?key|otp|reset|hmac|verif|license|fingerprint.*user|digest.*user/i;
const NO_SECURITY = /etag|cache|checksum|gravatar|avatar|fingerprint|content|file|asset|dedup/i;

export const weakCryptography: SecurityRule = {
  id: "weak-cryptography",
  cwe: [327, 328, 916, 329],
  title: "Cryptography that no longer holds",
  about: "MD5, SHA-1, DES, RC4 and ECB are broken, and a fixed initialisation vector shows what texts have in common.",
  remedy:
    "Hash passwords with scrypt or argon2, other things with SHA-256; encrypt with aes-256-gcm and a random vector each time.",
  bad: `import { createHash } from "node:crypto";
export const hashPassword = (password: string) => createHash("md5").update(password).digest("hex");`,
  good: `import { scryptSync, randomBytes } from "node:crypto";
export const hashPassword = (password: string) => scryptSync(password, randomBytes(16), 64).toString("hex");`,
  call({ callee, method, args, argNodes, node }, report) {
    const [first = UNKNOWN] = args;
    const algorithm = constantOf(first) ?? "";
    if (callee === "crypto.createHash" || callee === "crypto.hash") {
      if (WEAK_HASH.test(algorithm) && isForSecurity(node, report))
        report.weakness(node, `${algorithm} protects nothing: texts with the same hash can be made`);
      else if (/^sha-?(?:224|256|384|512)$/i.test(algorithm) && isForPasswords(node, report))
        report.weakness(node, `${algorithm} is too fast for passwords`);
    } else if (callee === "crypto.createHmac" && WEAK_HASH.test(algorithm))
      report.weakness(node, `${algorithm} is broken`);
    else if (/^crypto\.createSign$|^crypto\.createVerify$/.test(callee) && WEAK_HASH.test(algorithm))
      report.weakness(node, `${algorithm} is broken`);
    else if (/^crypto\.create(?:Cipher|Decipher)$/.test(callee))
      report.weakness(node, `${method} makes its key and vector from the password alone`);
    else if (/^crypto\.create(?:Cipher|Decipher)iv$/.test(callee))
      cipher(callee, algorithm, args[2], argNodes[2], node, report);
    else if (/^crypto\.pbkdf2(?:Sync)?$/.test(callee)) derivation(args, node, report);
    else if (/^crypto\.generateKeyPair(?:Sync)?$/.test(callee)) {
      const bits = args[1]?.fields?.get("modulusLength")?.literal;
      if (typeof bits === "number" && bits < 2048) report.weakness(node, `a key of ${String(bits)} bits is too short`);
    } else if (
      /^(?:md5|js-md5|blueimp-md5|sha1|js-sha1|ts-md5(?:\.Md5\.hashStr)?|spark-md5\.hash|md5\.md5|js-md5\.md5|js-sha1\.sha1|crypto-js\.(?:MD5|SHA1)|crypto-js\/(?:md5|sha1))$/.test(
        callee,
      )
    ) {
      if (isForSecurity(node, report))
        report.weakness(node, `${method} protects nothing: texts with the same hash can be made`);
    } else if (
      /^crypto-js\.(?:DES|TripleDES|RC4|RC4Drop|Rabbit|RabbitLegacy)\.(?:encrypt|decrypt)$/.test(callee) ||
      /^crypto-js\.Hmac(?:MD5|SHA1)$/.test(callee)
    )
      report.weakness(node, `${callee} is broken`);
    else if (/^crypto-js\.AES\.encrypt$/.test(callee) && args[2]?.fields?.get("mode")?.ref?.endsWith(".ECB") === true)
      report.weakness(node, "ECB shows equal blocks of the text");
    else if (/^(?:bcrypt|bcryptjs)\.(?:hash|hashSync|genSalt|genSaltSync)$/.test(callee)) {
      const rounds = args[callee.includes("Salt") ? 0 : 1]?.literal;
      if (typeof rounds === "number" && rounds < 10) report.weakness(node, `${String(rounds)} rounds are too few`);
    } else if (/^(?:jsonwebtoken|jose)(?:\.\w+)?$|^jwt\./.test(callee) || /\.(?:sign|verify)$/.test(callee))
      token(args, node, report);
    else if (
      /subtle\.(?:digest|sign|encrypt)$/.test(callee) &&
      /^sha-1$/i.test(algorithm || (constantOf(first.fields?.get("name") ?? UNKNOWN) ?? "")) &&
      isForSecurity(node, report)
    )
      report.weakness(node, "SHA-1 is broken");
  },
  bind(name, value, node, _valueNode, report) {
    const text = constantOf(value);
    if (
      /^(?:secureProtocol|minVersion)$/.test(name) &&
      text !== undefined &&
      /^(?:SSLv[23]|TLSv1(?:_1|\.1)?)(?:_(?:client_|server_)?method)?$/.test(text)
    )
      report.weakness(node, `${text} is broken`);
  },
};

/** The names around a call say what it is for: its argument, its variable, its function. */
function around(node: Node, report: Report): string {
  const { text } = report;
  const lineStart = text.lastIndexOf("\n", node.start) + 1;
  const end = text.indexOf(";", node.end);
  const line = text.slice(lineStart, Math.min(end < 0 ? text.length : end, node.end + 160)).split("\n\n")[0] ?? "";
  return `${line} ${functionAround(text, node.start)}`;
}

/** The line that begins the function around a place: the nearest one before it that declares one. */
function functionAround(text: string, at: number): string {
  const before = text.slice(Math.max(0, at - 1500), at);
  const heads = before.match(/^.*(?:\bfunction\b|=>|\)\s*(?::[^{=]*)?\{).*$/gm);
  return heads?.at(-1) ?? "";
}

function isForSecurity(node: Node, report: Report): boolean {
  const words = around(node, report);
  return SECURITY.test(words) && !(NO_SECURITY.test(words) && !/pass|secret|token/i.test(words));
}

const isForPasswords = (node: Node, report: Report): boolean => {
  const { text } = report;
  const rest = text.slice(node.end, node.end + 120).split(";")[0] ?? "";
  return /\.update\(\s*[\w.]*(?:password|passwd|pwd|pass)\b/i.test(rest);
};

function cipher(
  callee: string,
  algorithm: string,
  vector: Value | undefined,
  vectorNode: Node | undefined,
  node: Node,
  report: Report,
): void {
  if (WEAK_CIPHER.test(algorithm)) report.weakness(node, `${algorithm} is broken`);
  else if (callee.endsWith("createCipheriv") && vector !== undefined && vectorNode !== undefined && isFixed(vector))
    report.weakness(node, "the initialisation vector is always the same");
}

const isFixed = (vector: Value): boolean => (constantOf(vector) ?? "") !== "" || (vector.marks & Mark.fixed) !== 0;

function derivation(args: readonly Value[], node: Node, report: Report): void {
  const rounds = args[2]?.literal;
  if (typeof rounds === "number" && rounds < 10_000) report.weakness(node, `${String(rounds)} rounds are too few`);
  else if (/^md5$/i.test(constantOf(args[4] ?? UNKNOWN) ?? "")) report.weakness(node, "MD5 is broken");
}

function token(args: readonly Value[], node: Node, report: Report): void {
  for (const arg of args) {
    const one = constantOf(arg.fields?.get("algorithm") ?? arg.fields?.get("alg") ?? UNKNOWN);
    const many = arg.fields?.get("algorithms")?.elements ?? [];
    if ([one, ...many.map(constantOf)].some((name) => name !== undefined && /^none$/i.test(name)))
      report.weakness(node, "a token without signature is accepted");
    if (arg.fields?.get("ignoreExpiration")?.literal === true) report.weakness(node, "an expired token is accepted");
  }
}
