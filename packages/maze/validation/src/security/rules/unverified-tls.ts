import { constantOf, type Value } from "../engine/value.ts";
import type { SecurityRule } from "../findings.ts";

export const unverifiedTls: SecurityRule = {
  id: "unverified-tls",
  cwe: [295],
  title: "Certificates are not checked",
  about: "Whoever sits on the way can answer in the server's place and read and change everything.",
  remedy: "Leave the check on, and give the certificate of your own authority with `ca` where there is one.",
  bad: `import https from "node:https";
export const agent = new https.Agent({ rejectUnauthorized: false });`,
  good: `import https from "node:https";
export const agent = (ca: string) => new https.Agent({ ca });`,
  bind(name, value, node, valueNode, report) {
    if (
      /^(?:rejectUnauthorized|strictSSL|strictSsl|verifySsl|sslVerify|checkServerCertificate)$/.test(name) &&
      isOff(value)
    )
      report.weakness(node, `${name} is off`);
    else if (
      /^(?:insecureSkipVerify|acceptInsecureCerts|ignoreHTTPSErrors|trustAllCertificates|insecureHTTPParser|allowInsecure|tlsInsecure|tlsAllowInvalidCertificates|sslAllowInvalid|trustServerCertificate|tlsAllowInvalidHostnames)$/.test(
        name,
      ) &&
      value.literal === true &&
      name !== "ignoreHTTPSErrors" &&
      name !== "insecureHTTPParser"
    )
      report.weakness(node, `${name} is on`);
    else if (
      name === "checkServerIdentity" &&
      /=>\s*(?:undefined|null|true|void 0|\{\s*(?:return\s*(?:undefined|null|true)?;?)?\s*\})$|^(?:async\s+)?(?:function\b[^{]*|\w+\s*\([^)]*\)\s*)\{\s*(?:return\s*(?:undefined|null|true)?;?)?\s*\}$/.test(
        report.text.slice(valueNode.start, valueNode.end).replace(/\/\/.*|\/\*[\s\S]*?\*\//g, ""),
      )
    )
      report.weakness(node, "checkServerIdentity accepts every name");
    else if (name === "NODE_TLS_REJECT_UNAUTHORIZED" && (constantOf(value) === "0" || value.literal === 0))
      report.weakness(node, "NODE_TLS_REJECT_UNAUTHORIZED is 0 for the whole program");
  },
};

const isOff = (value: Value): boolean => value.literal === false || value.literal === 0;
