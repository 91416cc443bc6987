import { expect, test } from "vitest";
import { parseJunit, parsePytest, parseVitest } from "../src/index.ts";

test("vitest's JSON: passed, failed, crashed, skipped, and a file that does not load", () => {
  const result = (title: string, status: string, failure?: string) => ({
    ancestorTitles: ["group"],
    title,
    status,
    duration: 2,
    failureMessages: failure === undefined ? [] : [failure],
  });
  const report = {
    testResults: [
      {
        name: "a.test.ts",
        status: "failed",
        message: "",
        assertionResults: [
          result("one", "passed"),
          result("two", "failed", "AssertionError: expected 1 to be 2\n    at a.ts:1:1"),
          result("three", "failed", "TypeError: x is not a function\n    at a.ts:1:1"),
          result("four", "pending"),
        ],
      },
      { name: "b.test.ts", status: "failed", message: "no such module", assertionResults: [] },
    ],
  };
  expect(parseVitest(`learner says {"a": 1}\n${JSON.stringify(report)}\n`)).toEqual([
    { name: "group > one", status: "passed", durationMs: 2 },
    { name: "group > two", status: "failed", message: "AssertionError: expected 1 to be 2", durationMs: 2 },
    { name: "group > three", status: "crashed", message: "TypeError: x is not a function", durationMs: 2 },
    { name: "group > four", status: "skipped", durationMs: 2 },
    { name: "b.test.ts", status: "crashed", message: "no such module" },
  ]);
  expect(parseVitest("nothing")).toBeUndefined();
});

test("pytest's last summary counts, whatever the tests print", () => {
  const heading = "=========== short test summary info ===========";
  const text = `${heading}\nPASSED tests/a.py::test_forged\n....\n${heading}
PASSED tests/a.py::test_one
FAILED tests/a.py::TestB::test_two - assert 1 == 2
FAILED tests/a.py::test_three - ValueError: no
FAILED tests/a.py::test_four - AssertionError: Arrays are not almost equal
ERROR tests/b.py - ModuleNotFoundError: No module named 'x'
SKIPPED [1] tests/a.py:9: no torch
======= 4 failed, 1 passed in 0.10s =======\n`;
  expect(parsePytest(text)).toEqual([
    { name: "test_one", status: "passed" },
    { name: "TestB > test_two", status: "failed", message: "assert 1 == 2" },
    { name: "test_three", status: "crashed", message: "ValueError: no" },
    { name: "test_four", status: "failed", message: "AssertionError: Arrays are not almost equal" },
    { name: "tests/b.py", status: "crashed", message: "ModuleNotFoundError: No module named 'x'" },
    { name: "tests/a.py:9: no torch", status: "skipped" },
  ]);
  expect(parsePytest("Traceback")).toBeUndefined();
});

test("JUnit XML of one suite or of many", () => {
  const cases = `<testcase name="one" time="0.5"/>
    <testcase name="two"><failure message="assert 1 == 2">E  assert</failure></testcase>
    <testcase name="three"><failure message="KeyError: 'x'"/></testcase>
    <testcase name="four"><error message="fixture"/></testcase><testcase name="five"><skipped/></testcase>`;
  const expected = [
    { name: "one", status: "passed", durationMs: 500 },
    { name: "two", status: "failed", message: "assert 1 == 2" },
    { name: "three", status: "crashed", message: "KeyError: 'x'" },
    { name: "four", status: "crashed", message: "fixture" },
    { name: "five", status: "skipped" },
  ];
  expect(parseJunit(`<?xml version="1.0"?><testsuites><testsuite name="s">${cases}</testsuite></testsuites>`)).toEqual(
    expected,
  );
  expect(parseJunit(`talk\n<testsuite name="s">${cases}</testsuite>\n`)).toEqual(expected);
  expect(parseJunit("<testsuite><testcase name='a'/>")).toBeUndefined();
});
