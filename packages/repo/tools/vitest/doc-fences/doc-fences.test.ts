import { describe, test } from "vitest";
import { fences } from "virtual:doc-fences";

// One test for each example of the package that runs this file; a package without examples has nothing to prove here.
describe("examples of the documentation", () => {
  if (fences.length === 0) test.skip("there are none");
  for (const { file, line, noRun, run } of fences) {
    if (noRun === undefined) {
      test(`${file}:${line}`, async () => {
        try {
          await run();
        } catch (error) {
          if (error instanceof Error) error.message = `example at ${file}:${line} failed. ${error.message}`;
          throw error;
        }
      });
    } else if (noRun === "") {
      test(`${file}:${line}`, () => {
        throw new Error(`${file}:${line}: "no-run" needs a reason after it`);
      });
    } else {
      test.skip(`${file}:${line} is not run: ${noRun}`);
    }
  }
});
