import { publint } from "publint";
import { formatMessage } from "publint/utils";
import { report, tarballFolder } from "./repository.ts";
import { tarballsIn } from "./tarballs.ts";

// Looks at every packed package with publint; warnings count, suggestions do not.
const tarballs = tarballsIn(tarballFolder());
const problems = await Promise.all(
  tarballs.map(async ({ bytes }) => {
    const { messages, pkg } = await publint({ pack: { tarball: bytes.buffer }, level: "warning" });
    return messages.map((message) => `${String(pkg["name"])}: ${formatMessage(message, pkg) ?? message.code}`);
  }),
);
report(problems.flat(), `${tarballs.length} packages`);
