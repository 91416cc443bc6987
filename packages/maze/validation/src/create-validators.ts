import {
  type Isolation,
  type IsolationLimits,
  type LanguageAdapter,
  type Registry,
  type Validator,
  createRegistry,
} from "@maze/core";
import { type ValidationConfig, validationConfigSection } from "./config-section.ts";
import { createExternalValidator } from "./external/create-external-validator.ts";
import { createLintValidator } from "./lint/create-lint-validator.ts";
import { type POLICY_CONSTRUCTS, createPolicyValidator } from "./policy/create-policy-validator.ts";
import { CAPABILITIES } from "./policy/capabilities.ts";
import { createSecurityValidator } from "./security/create-security-validator.ts";
import { createSyntaxValidator } from "./syntax/create-syntax-validator.ts";
import { createTestsValidator } from "./tests/create-tests-validator.ts";
import { createTypesValidator } from "./types/create-types-validator.ts";

export interface ValidatorsOptions {
  /** Absolute path of the project without edits: what is wrong there already is not laid to an edit. */
  readonly directory: string;
  readonly config?: ValidationConfig | undefined;
  /** Read files of languages that this package cannot parse itself. */
  readonly adapters?: (() => Promise<readonly LanguageAdapter[]>) | undefined;
  /** Constructs that edits must not add, besides new uses of the network, the file system and processes. */
  readonly forbid?: readonly (typeof POLICY_CONSTRUCTS)[number][] | undefined;
  /** Test files that files can affect; all tests run where it is absent or answers `undefined`. */
  readonly affected?: ((files: readonly string[]) => readonly string[] | undefined) | undefined;
  /** Where the project's tests run, asked for when they do; the project's own compiler runs as its user would run it. */
  readonly isolation?: (() => Isolation) | undefined;
  /** Limits of a run of the tests. */
  readonly limits?: Pick<IsolationLimits, "memoryMb" | "processes"> | undefined;
  /** Where the tools' environment is taken from, as far as it is allowed. */
  readonly environment?: Readonly<Record<string, string | undefined>> | undefined;
}

/** The validators of this package, ready for a project: `syntax`, `types`, `lint`, `policy`, `security`, `tests`, and the external ones. */
export function createValidators(options: ValidatorsOptions): Registry<Validator> {
  const { directory, isolation, limits, environment, forbid, affected } = options;
  const config = options.config ?? validationConfigSection.schema.parse({});
  const tools = environment === undefined ? {} : { environment: { ...environment } };
  return createRegistry<Validator>("validator", [
    createSyntaxValidator(options.adapters === undefined ? {} : { adapters: options.adapters }),
    createTypesValidator({ baseline: directory, enabled: config.types, timeoutMs: config.typesTimeoutMs, ...tools }),
    createLintValidator({ baseline: directory, enabled: config.lint, timeoutMs: config.fixTimeoutMs, ...tools }),
    createPolicyValidator({
      baseline: directory,
      enabled: config.policy,
      allow: [...config.allow],
      ...(forbid && { forbid: [...forbid, ...CAPABILITIES] }),
    }),
    createSecurityValidator({ baseline: directory, enabled: config.security }),
    createTestsValidator({
      enabled: config.tests,
      timeoutMs: config.testsTimeoutMs,
      ...(affected && { affected }),
      ...(isolation && { isolation }),
      ...(limits && { limits: { ...limits } }),
      ...tools,
    }),
    ...config.external.map((validator) => createExternalValidator({ validator, ...tools })),
  ]);
}
