// A reporter for `node --test`: one JSON line for each test, with what failed.
export default async function* report(source) {
  const path = [];
  for await (const { type, data } of source) {
    if (type === "test:start") path.splice(data.nesting, Infinity, data.name);
    if (type !== "test:pass" && type !== "test:fail") continue;
    if (data.details?.type === "suite") continue;
    const name = [...path.slice(0, data.nesting), data.name].join(" > ");
    const cause = data.details?.error?.cause ?? data.details?.error;
    const failure = type === "test:fail" && {
      kind: cause?.code === "ERR_ASSERTION" ? "assertion" : "error",
      message: String(cause?.message ?? cause),
      ...(cause?.code === "ERR_ASSERTION" && { expected: String(cause.expected), actual: String(cause.actual) }),
    };
    const status = data.skip !== undefined ? "skipped" : failure ? "failed" : "passed";
    yield `${JSON.stringify({ name, status, ...(failure && { failure }) })}\n`;
  }
}
