import { Mark, type Value } from "../engine/value.ts";
import type { SecurityRule } from "../findings.ts";

const SECRET =
  /token|secret|pass(?:word|wd|phrase|code)|pwd\b|nonce|otp|csrf|xsrf|salt|session|api_?key|(?:^|_)key$|(?:^|_)iv$|reset|verif\w*code|(?:auth|invite|recovery|backup|login|access|confirm\w*|security|verification|one_?time|mfa|sms|activation)_?(?:code|link)|voucher|coupon|(?:^|_)pin(?:_|$)|credential|signing|uuid|state_?param|challenge/i;

export const weakRandomness: SecurityRule = {
  id: "weak-randomness",
  cwe: [330, 338],
  title: "A secret that can be guessed",
  about:
    "Math.random can be predicted from a few of its values, so tokens and passwords made with it are known in advance.",
  remedy: "Use crypto.randomBytes, crypto.randomInt, crypto.randomUUID or crypto.getRandomValues.",
  bad: `export const createToken = () => Math.random().toString(36).slice(2);`,
  good: `import { randomBytes } from "node:crypto";
export const createToken = () => randomBytes(32).toString("hex");`,
  call({ callee, args, node }, report) {
    if (/^crypto\.pseudoRandomBytes$/.test(callee)) report.weakness(node, "pseudoRandomBytes can be predicted");
    if (
      /^crypto\.(?:createHmac|createCipheriv|pbkdf2|pbkdf2Sync|scrypt|scryptSync|createHash)$|^jsonwebtoken\.sign$/.test(
        callee,
      )
    ) {
      if (args.some((arg) => isWeak(arg))) report.weakness(node, "Math.random makes a key");
    }
  },
  bind(name, value, node, _valueNode, report) {
    if (isWeak(value) && SECRET.test(name.replace(/([a-z0-9])([A-Z])/g, "$1_$2")))
      report.weakness(node, `Math.random makes ${name}`);
  },
};

const isWeak = (value: Value): boolean =>
  (value.marks & Mark.weakRandom) !== 0 || (value.elements?.some(isWeak) ?? false);
