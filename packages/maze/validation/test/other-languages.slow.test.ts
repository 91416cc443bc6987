import { spawnSync } from "node:child_process";
import { createTestsValidator } from "@maze/validation";
import { describe, expect, it } from "vitest";
import { makeProject } from "./project-setup.ts";

const has = (program: string, ...args: string[]): boolean => spawnSync(program, args).status === 0;
const tools = {
  pytest: has("python3", "-c", "import pytest"),
  cargo: has("cargo", "--version"),
  go: has("go", "version"),
};

async function test(files: Readonly<Record<string, string>>, changed: readonly string[]) {
  const directory = await makeProject(files);
  const stage = await createTestsValidator({ environment: { ...process.env } }).validate(
    { directory, files: changed, edits: [] },
    {},
  );
  return {
    ...stage,
    results: stage.tests?.map(({ file, name, status, message }) => [file, name, status, message]),
    places: stage.diagnostics.map(({ file, span, code }) => [code, file, span?.from.line]),
  };
}

const skipNote = (tool: string, there: boolean): string => (there ? tool : `${tool} (skipped: not installed here)`);

describe.skipIf(!tools.pytest)(skipNote("pytest", tools.pytest), { timeout: 60_000 }, () => {
  const files = {
    "pyproject.toml": "[project]\nname = 'shop'\nversion = '1'\n",
    "shop/__init__.py": "",
    "shop/tax.py": "def tax(price):\n    return price // 5\n",
    "tests/test_tax.py":
      "import pytest\nfrom shop.tax import tax\n\nclass TestTax:\n    def test_fifth(self):\n        assert tax(10) == 2\n\n@pytest.mark.parametrize('n', [1, 5])\ndef test_not(n):\n    assert tax(n) == 0\n\n@pytest.mark.skip(reason='later')\ndef test_later():\n    pass\n",
    "conftest.py": "",
  };

  it("runs the tests of a Python project and places what failed", async () => {
    const { status, tool, results, places } = await test(files, ["shop/tax.py"]);
    expect(tool).toMatch(/^pytest \d/);
    expect(status).toBe("failed");
    expect(results).toEqual([
      ["tests/test_tax.py", "TestTax > test_fifth", "passed", undefined],
      ["tests/test_tax.py", "test_not[1]", "passed", undefined],
      ["tests/test_tax.py", "test_not[5]", "failed", expect.stringContaining("assert 1 == 0")],
      ["tests/test_tax.py", "test_later", "skipped", undefined],
    ]);
    expect(places).toEqual([["test-failed", "tests/test_tax.py", 8]]);
  });

  it("names a file that could not be collected, and a project without tests", async () => {
    const broken = await test({ ...files, "tests/test_broken.py": "import no_such_module\n" }, ["shop/tax.py"]);
    expect(broken.results?.find(([file]) => file === "tests/test_broken.py")?.slice(1, 3)).toEqual([
      "(the file could not be loaded)",
      "failed",
    ]);
    const none = await test({ "pyproject.toml": files["pyproject.toml"], "a.py": "" }, ["a.py"]);
    expect([none.status, none.reason?.code]).toEqual(["skipped", "no-tests"]);
  });

  it("cannot reach the network nor the home of the user", async () => {
    const probe =
      "import os, socket\n\ndef test_out():\n    s = socket.socket()\n    s.settimeout(1)\n    assert s.connect_ex(('1.1.1.1', 80)) != 0\n    assert not os.path.exists('/root') or os.listdir('/root') in ([], ['.pyenv'])\n";
    expect((await test({ "conftest.py": "", "test_out.py": probe }, ["test_out.py"])).status).toBe("passed");
  });
});

describe.skipIf(!tools.cargo)(skipNote("cargo", tools.cargo), { timeout: 120_000 }, () => {
  it("runs the tests of a Rust project without network", async () => {
    const { status, tool, results } = await test(
      {
        "Cargo.toml": '[package]\nname = "shop"\nversion = "0.1.0"\nedition = "2021"\n',
        "src/lib.rs":
          "pub fn tax(price: i64) -> i64 { price / 5 }\n\n#[cfg(test)]\nmod tests {\n    use super::*;\n    #[test]\n    fn fifth() { assert_eq!(tax(10), 2); }\n    #[test]\n    fn wrong() { assert_eq!(tax(10), 3); }\n    #[test]\n    #[ignore]\n    fn later() {}\n}\n",
      },
      ["src/lib.rs"],
    );
    expect(tool).toMatch(/^cargo \d/);
    expect(status).toBe("failed");
    expect([...(results ?? [])].sort()).toEqual([
      ["", "tests > fifth", "passed", undefined],
      ["", "tests > later", "skipped", undefined],
      ["src/lib.rs", "tests > wrong", "failed", expect.stringContaining("assertion")],
    ]);
  });
});

describe.skipIf(!tools.go)(skipNote("go", tools.go), { timeout: 120_000 }, () => {
  const files = {
    "go.mod": "module shop\n\ngo 1.19\n",
    "tax.go": "package shop\n\nfunc Tax(price int) int { return price / 5 }\n",
    "tax_test.go":
      'package shop\n\nimport "testing"\n\nfunc TestFifth(t *testing.T) {\n\tif Tax(10) != 2 {\n\t\tt.Error("no")\n\t}\n}\n\nfunc TestWrong(t *testing.T) {\n\tt.Run("ten", func(t *testing.T) { t.Errorf("got %d", Tax(10)) })\n}\n\nfunc TestLater(t *testing.T) { t.Skip("later") }\n',
  };

  it("runs the tests of a Go project, subtests included", async () => {
    const { status, results, places } = await test(files, ["tax.go"]);
    expect(status).toBe("failed");
    expect(results).toEqual([
      ["", "TestFifth", "passed", undefined],
      ["tax_test.go", "TestWrong > ten", "failed", "tax_test.go:12: got 2"],
      ["", "TestWrong", "failed", expect.any(String)],
      ["", "TestLater", "skipped", undefined],
    ]);
    expect(places[0]).toEqual(["test-failed", "tax_test.go", 12]);
  });

  it("says why a package does not build", async () => {
    const { status, diagnostics } = await test({ ...files, "bad.go": 'package shop\n\nvar x int = "a"\n' }, ["tax.go"]);
    expect(status).toBe("failed");
    expect(diagnostics[0]?.message).toContain("bad.go:3");
  });
});
