/** Anywhere in a key, once its case and its `-`, `_`, `.` and spaces are gone. */
const anywhere = [
  "accesskey",
  "accountkey",
  "apikey",
  "authheader",
  "authorization",
  "clientkey",
  "connectionstring",
  "cookie",
  "credential",
  "encryptionkey",
  "masterkey",
  "passphrase",
  "passwd",
  "password",
  "privatekey",
  "secret",
  "sharedkey",
  "signingkey",
  "sshkey",
];
/** The whole key, or its end: `tokenCount` and `tokenizer` are no secrets, `accessToken` is. */
const atTheEnd = ["token", "tokens", "jwt", "pwd"];
const whole = ["auth", "bearer", "dsn", "pin", "otp", "sessionid", "sid"];

/** Decides by its name whether what a key holds must not be shown. */
export type IsSecretKey = (key: string) => boolean;

export function createIsSecretKey(further: readonly string[]): IsSecretKey {
  const added = further.map(normalised).filter((key) => key !== "");
  const pattern = new RegExp(
    `${[...anywhere, ...added].map(escaped).join("|")}|(?:${atTheEnd.join("|")})$|^(?:${whole.join("|")})$`,
  );
  return (key) => pattern.test(normalised(key));
}

/** A number under such a key is a count, as in `outputTokens`. */
export function isCountKey(key: string): boolean {
  return normalised(key).endsWith("tokens");
}

function normalised(key: string): string {
  return key.toLowerCase().replace(/[-_. ]/g, "");
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");
}
