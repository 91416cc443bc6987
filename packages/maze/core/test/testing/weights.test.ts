import type { Weights } from "../../src/index.ts";
import {
  createFakeWeights,
  describeWeightsConformance,
  weightsConformance,
  type WeightsSubject,
} from "../../src/testing/index.ts";
import { proveSuite, type Break } from "../support/prove-suite.ts";

const features = ["call:date-fns#format", "call:date-fns#parse"];
const makeSubject = (): WeightsSubject => ({
  weights: createFakeWeights({ "call:date-fns#format": 2, "call:date-fns#parse": -0.5 }),
  features,
});

describeWeightsConformance(makeSubject);

const replaced =
  (change: Partial<Weights>): Break<WeightsSubject> =>
  (subject) => ({ ...subject, weights: { ...subject.weights, ...change } });

const inObject: Record<string, number> = { "call:date-fns#format": 2 };
let calls = 0;

proveSuite("Weights", {
  checks: weightsConformance,
  makeSubject,
  broken: {
    "is written for version v1 of its interface": replaced({ specVersion: "v2" as "v1" }),
    "has an id in kebab case": replaced({ id: "-" }),
    "gives 0 for a feature that it does not know, whatever its name": [
      replaced({ weightOf: () => 1 }),
      replaced({ weightOf: (feature) => inObject[feature] ?? 0 }),
    ],
    "gives finite numbers, the same every time": [
      replaced({ weightOf: () => Number.NaN }),
      replaced({ weightOf: () => calls++ }),
    ],
  },
});
