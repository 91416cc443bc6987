import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { constraintSchema, createConstraint, createConstraintSet, parseData, type Constraint } from "../src/index.ts";

const noAny = {
  tier: "semantic",
  hardness: "hard",
  enforcement: "validation",
  rule: { rule: "forbid", construct: "any" },
  source: "policy",
  explanation: "New code does not use any.",
} as const satisfies Omit<Constraint, "id" | "hash">;

describe("createConstraint", () => {
  it("hashes tier, hardness and rule as canonical JSON", () => {
    const canonical = '{"hardness":"hard","rule":{"construct":"any","rule":"forbid"},"tier":"semantic"}';
    const hash = createHash("sha256").update(canonical).digest("hex");
    expect(createConstraint(noAny)).toEqual({ ...noAny, hash, id: `semantic.forbid.${hash.slice(0, 8)}` });
  });

  it("gives one hash to what demands the same, wherever it comes from and whenever it is enforced", () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.constantFrom("validation", "candidate"), (source, why, enforcement) => {
        const other = createConstraint({ ...noAny, source, explanation: why, enforcement, id: "own" });
        expect(other.hash).toBe(createConstraint(noAny).hash);
        expect(other.id).toBe("own");
      }),
    );
  });

  it.each<[string, Partial<Constraint>]>([
    ["tier", { tier: "type" }],
    ["hardness", { hardness: "soft" }],
    ["rule", { rule: { rule: "forbid", construct: "as" } }],
  ])("gives another hash where the %s differs", (_, change) => {
    expect(createConstraint({ ...noAny, ...change }).hash).not.toBe(createConstraint(noAny).hash);
  });

  it("does not care about the order of a rule's keys", () => {
    const turned = { ...noAny, rule: { construct: "any", rule: "forbid" } as const };
    expect(createConstraint(turned).hash).toBe(createConstraint(noAny).hash);
  });

  it("fits its schema after a trip through JSON", () => {
    const constraint = createConstraint(noAny);
    expect(parseData(constraintSchema, JSON.parse(JSON.stringify(constraint)), "constraint")).toEqual(constraint);
  });
});

describe("createConstraintSet", () => {
  it("keeps the first of each hash, in order", () => {
    const a = createConstraint(noAny);
    const again = createConstraint({ ...noAny, source: "elsewhere", id: "again" });
    const b = createConstraint({ ...noAny, rule: { rule: "forbid", construct: "as" } });
    expect(createConstraintSet("task-1", [b, a, again, b])).toEqual({
      specVersion: "v1",
      taskId: "task-1",
      constraints: [b, a],
    });
  });

  it("changes nothing when it is made of its own constraints again", () => {
    const constructs = fc.array(fc.constantFrom("any", "as", "non-null"), { maxLength: 6 });
    fc.assert(
      fc.property(constructs, (names) => {
        const made = names.map((construct) => createConstraint({ ...noAny, rule: { rule: "forbid", construct } }));
        const once = createConstraintSet("t", made);
        expect(createConstraintSet("t", once.constraints)).toEqual(once);
        expect(once.constraints).toHaveLength(new Set(names).size);
      }),
    );
  });
});
