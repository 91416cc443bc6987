import packageJson from "../package.json" with { type: "json" };

/** Version of this package, as published. */
export const version: string = packageJson.version;
