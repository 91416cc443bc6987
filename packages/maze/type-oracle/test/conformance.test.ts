import { describeCodeOracleConformance, describeTypeOracleConformance } from "@maze/core/testing";
import { describe } from "vitest";
import { codeSubject } from "./support/code-subject.ts";
import { COMPILERS } from "./support/compilers.ts";
import { typeSubject } from "./support/type-subject.ts";

describe.each(Object.entries(COMPILERS))("with %s", (_name, compilerPath) => {
  describeTypeOracleConformance(() => typeSubject(compilerPath));
  describeCodeOracleConformance(() => codeSubject(compilerPath));
});
