import { describeCodeOracleConformance, describeTypeOracleConformance } from "@maze/core/testing";
import { describe } from "vitest";
import { codeSubject } from "./support/code-subject.ts";
import { TYPESCRIPT_6 } from "./support/compilers.ts";
import { typeSubject } from "./support/type-subject.ts";

// Starting its language service takes a second, and the suites do it for each rule.
describe("with TypeScript 6", () => {
  describeTypeOracleConformance(() => typeSubject(TYPESCRIPT_6));
  describeCodeOracleConformance(() => codeSubject(TYPESCRIPT_6));
});
