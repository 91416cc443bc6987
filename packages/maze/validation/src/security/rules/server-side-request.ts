import type { Call } from "../engine/analysis.ts";
import { HOLE, shapeOf, taintsFor, UNKNOWN_PART, type Value } from "../engine/value.ts";
import { Use } from "../engine/vulnerability.ts";
import type { SecurityRule } from "../findings.ts";

const REQUESTS =
  /^(?:fetch|(?:window|globalThis)\.fetch|(?:node-fetch|cross-fetch|isomorphic-fetch|ofetch|undici|bun)(?:\.\w+)?|\$fetch|ofetch\.\w+|(?:axios|got|ky|superagent|needle|request|request-promise|request-promise-native|phin|wretch|bent|simple-get|node-libcurl\.curly)(?:(?:\.default)?\.(?:get|post|put|patch|delete|head|options|request|stream|concat|create\(\)\.\w+|instance\.\w+|extend\(\)\.\w+|got|ky))?(?:\.\w+)?|axios\.create\(\)(?:\.\w+)?|(?:http|https|http2|follow-redirects\.https?)\.(?:get|request|connect)|net\.(?:connect|createConnection)|tls\.connect)$/;

export const serverSideRequest: SecurityRule = {
  id: "server-side-request",
  cwe: [918],
  title: "Input chooses where a request goes",
  about: "The server can reach what the user cannot: its own ports, the neighbours, the cloud's metadata.",
  remedy:
    "Take the host from a list of allowed ones: parse with new URL and compare hostname, or fix the start of the URL.",
  bad: `export async function handler(req: Request) { return fetch(new URL(req.url).searchParams.get("to")); }`,
  good: `const HOSTS = new Set(["api.example.com"]);
export async function handler(req: Request) {
  const to = new URL(new URL(req.url).searchParams.get("to"));
  if (!HOSTS.has(to.hostname)) throw new Error("not allowed");
  return fetch(to);
}`,
  call(call, report) {
    const { callee, node, isNew } = call;
    const isOpened =
      (call.method === "goto" && /page|tab|frame/i.test(call.receiverName)) || (isNew && callee === "WebSocket");
    if (!isOpened && (!REQUESTS.test(callee) || (isNew && !/undici/.test(callee)))) return;
    for (const target of targets(call)) {
      if (taintsFor(target, Use.request).length > 0 && choosesHost(shapeOf(target))) {
        report.flow(
          { ...target, fields: undefined },
          Use.request,
          node,
          `the address that ${callee || call.method} requests`,
        );
      }
    }
  },
};

function targets({ args, callee }: Call): Value[] {
  if (/^(?:net|tls)\./.test(callee) && args[0]?.fields === undefined) return args.slice(1, 2);
  return args.slice(0, 2).flatMap((arg, at) => {
    if (arg.fields === undefined) return at === 0 ? [arg] : [];
    return ["url", "uri", "baseURL", "prefixUrl", "host", "hostname", "href", "origin"].flatMap((name) => {
      const value = arg.fields?.get(name);
      return value === undefined ? (at === 0 && arg.taints.length > 0 && name === "url" ? [arg] : []) : [value];
    });
  });
}

/** Whether what comes from outside stands where the host of a URL does. */
export function choosesHost(shape: string): boolean {
  const at = shape.indexOf(HOLE);
  if (at < 0) return true;
  const before = shape.slice(0, at);
  if (/^[\w+.-]+:\/\/[^/?#\uE000]+[/?#]/.test(before)) return false;
  if (before.startsWith(UNKNOWN_PART) || /^\/[^/]/.test(before) || before === "/") return false;
  return !(before.startsWith("?") || before.startsWith("#") || (/^[\w.-]+\//.test(before) && !/^https?:/.test(before)));
}
