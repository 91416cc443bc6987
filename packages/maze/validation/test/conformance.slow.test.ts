import { describeValidatorConformance } from "@maze/core/testing";
import { createTestsValidator, createTypesValidator } from "@maze/validation";
import { describe } from "vitest";
import { conformanceProjects } from "./conformance-setup.ts";

describe("types", () => {
  describeValidatorConformance(async () => {
    const { request, dispose } = await conformanceProjects();
    return {
      validator: createTypesValidator(),
      passing: request("right", ["src/sum.ts"]),
      failing: request("wrong", ["src/sum.ts"]),
      impossible: request("empty", []),
      dispose,
    };
  });
});

describe("tests", () => {
  describeValidatorConformance(async () => {
    const { request, dispose } = await conformanceProjects();
    return {
      validator: createTestsValidator(),
      passing: request("right", ["src/sum.ts"]),
      failing: request("wrong", ["src/sum.ts"]),
      impossible: request("empty", []),
      dispose,
    };
  });
});
