import assert from "node:assert/strict";
import { test } from "node:test";
import { greet } from "../src/greet.ts";

test("greets by name", () => {
  assert.equal(greet("Ada"), "Hello, Ada!");
});

test("removes the blanks around a name", () => {
  assert.equal(greet("  Grace "), "Hello, Grace!");
  assert.equal(greet("Ada Lovelace\n"), "Hello, Ada Lovelace!");
});

test("greets the world when no name is left", () => {
  assert.equal(greet(""), "Hello, world!");
  assert.equal(greet(" \t "), "Hello, world!");
});
