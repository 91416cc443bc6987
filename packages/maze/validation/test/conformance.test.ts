import { describeValidatorConformance } from "@maze/core/testing";
import { createPolicyValidator, createSyntaxValidator } from "@maze/validation";
import { describe } from "vitest";
import { conformanceProjects } from "./conformance-setup.ts";

describe("syntax", () => {
  describeValidatorConformance(async () => {
    const { request, dispose } = await conformanceProjects();
    return {
      validator: createSyntaxValidator(),
      passing: request("right", ["src/sum.ts"]),
      failing: request("wrong", ["src/unfinished.ts"]),
      impossible: request("right", ["notes.txt"]),
      dispose,
    };
  });
});

describe("policy", () => {
  describeValidatorConformance(async () => {
    const { request, dispose } = await conformanceProjects();
    return {
      validator: createPolicyValidator(),
      passing: request("right", ["src/sum.ts"], "export const one: number = 1;\n"),
      failing: request("right", ["src/sum.ts"], "export const one: any = 1;\n"),
      impossible: request("right", ["src/sum.ts"]),
      dispose,
    };
  });
});
