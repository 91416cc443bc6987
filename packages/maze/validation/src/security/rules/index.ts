import type { SecurityRule } from "../findings.ts";
import { catastrophicRegex } from "./catastrophic-regex.ts";
import { codeInjection } from "./code-injection.ts";
import { hardcodedSecret } from "./hardcoded-secret.ts";
import { htmlInjection } from "./html-injection.ts";
import { openRedirect } from "./open-redirect.ts";
import { pathTraversal } from "./path-traversal.ts";
import { prototypePollution } from "./prototype-pollution.ts";
import { regexInjection } from "./regex-injection.ts";
import { serverSideRequest } from "./server-side-request.ts";
import { shellInjection } from "./shell-injection.ts";
import { sqlInjection } from "./sql-injection.ts";
import { unsafeDeserialisation } from "./unsafe-deserialisation.ts";
import { unverifiedTls } from "./unverified-tls.ts";
import { weakCryptography } from "./weak-cryptography.ts";
import { weakRandomness } from "./weak-randomness.ts";

/** The rules of the stage `security`, by name. */
export const SECURITY_RULES: readonly SecurityRule[] = [
  catastrophicRegex,
  codeInjection,
  hardcodedSecret,
  htmlInjection,
  openRedirect,
  pathTraversal,
  prototypePollution,
  regexInjection,
  serverSideRequest,
  shellInjection,
  sqlInjection,
  unsafeDeserialisation,
  unverifiedTls,
  weakCryptography,
  weakRandomness,
];
