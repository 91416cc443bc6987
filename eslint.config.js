import eslint from "@eslint/js";
import tseslint from "typescript-eslint";

const ignored = [
  "**/*.config.ts",
  "**/dist/**",
  "**/coverage/**",
  "**/.turbo/**",
  "**/test/fixtures/**",
  "docs/**",
  "examples/**",
  "curricula/**",
];

export default tseslint.config(
  { ignores: ignored },
  eslint.configs.recommended,
  {
    files: ["**/*.ts", "**/*.tsx"],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      // Sentinel casts and `while (true)` readers are clearer than their detours.
      "@typescript-eslint/no-unnecessary-condition": [
        "error",
        { allowConstantLoopConditions: "only-allowed-literals" },
      ],
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true, allowBoolean: true }],
      "@typescript-eslint/consistent-type-imports": ["error", { fixStyle: "inline-type-imports" }],
      // Factories return closures, which have no `this` to lose.
      "@typescript-eslint/unbound-method": "off",
      "@typescript-eslint/no-confusing-void-expression": ["error", { ignoreArrowShorthand: true }],
      "@typescript-eslint/switch-exhaustiveness-check": ["error", { considerDefaultExhaustiveForUnions: true }],
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", varsIgnorePattern: "^_" }],
      "no-restricted-syntax": [
        "error",
        { selector: "ExportAllDeclaration", message: "Name every export; `export *` hides what is public." },
      ],
    },
  },
  {
    // Libraries take what they need through options; only apps and repository tools touch the process.
    files: ["packages/{maze,mge,mastery}/*/src/**/*.ts"],
    rules: {
      "no-console": "error",
      "no-restricted-properties": [
        "error",
        { object: "process", property: "env", message: "Only apps read the environment; take an option." },
        { object: "process", property: "exit", message: "Only apps end the process; throw a MazeError." },
      ],
    },
  },
  {
    // Matchers such as `expect.stringContaining` are typed `any`.
    files: ["**/test/**/*.ts"],
    rules: { "@typescript-eslint/no-unsafe-assignment": "off" },
  },
  {
    files: ["**/*.mjs", "**/*.js"],
    languageOptions: {
      globals: { process: "readonly", console: "readonly", URL: "readonly", performance: "readonly" },
    },
  },
);
