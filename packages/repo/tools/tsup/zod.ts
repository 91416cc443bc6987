import { copyFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";
import type { Options } from "tsup";

/** Puts zod into the build, in one file that the entries share, beside its license. */
export const bundledZod: Options = {
  noExternal: ["zod"],
  onSuccess: () => {
    const zod = dirname(createRequire(resolve("package.json")).resolve("zod/package.json"));
    copyFileSync(join(zod, "LICENSE"), resolve("dist/zod.LICENSE"));
    return Promise.resolve();
  },
};

/** Leads the import of zod to the file in `@maze/core`. tsup would leave it alone if it were not told to bundle it. */
export const sharedZod: Options = {
  noExternal: ["zod"],
  esbuildPlugins: [
    {
      name: "shared-zod",
      setup: (build) => {
        build.onResolve({ filter: /^zod$/ }, () => ({ path: "@maze/core/zod", external: true }));
      },
    },
  ],
};
