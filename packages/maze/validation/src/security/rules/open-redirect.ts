import { HOLE, shapeOf, taintsFor, UNKNOWN, UNKNOWN_PART, type Value } from "../engine/value.ts";
import { Use } from "../engine/vulnerability.ts";
import type { Report, SecurityRule } from "../findings.ts";
import type { Node } from "oxc-parser";

export const openRedirect: SecurityRule = {
  id: "open-redirect",
  cwe: [601],
  title: "Input chooses where the browser goes next",
  about: "A link that begins with your own address leads to somebody else's page, or runs a `javascript:` URL.",
  remedy: "Redirect to paths of a list, or check that the target's origin is your own after new URL(target, own).",
  bad: `export function handler(req: Request) { return Response.redirect(new URL(req.url).searchParams.get("next")); }`,
  good: `const PAGES = ["/home", "/help"];
export function handler(req: Request) {
  const next = new URL(req.url).searchParams.get("next");
  return Response.redirect(PAGES.includes(next) ? next : "/home");
}`,
  call({ callee, method, args, node, receiver, receiverName }, report) {
    const [first = UNKNOWN, second = UNKNOWN] = args;
    if (method === "redirect" && (receiver === undefined || receiver.taints.length === 0 || receiver.ref !== undefined))
      for (const arg of [first, second]) go(arg, node, report);
    else if (/(?:^|\.)(?:redirect|permanentRedirect|sendRedirect|redirectTo)$/.test(callee))
      for (const arg of [first, second]) go(arg, node, report);
    else if (/^location\.(?:assign|replace)$|^(?:window\.)?open$/.test(callee)) go(first, node, report);
    else if (/^(?:setHeader|header|set|append|appendHeader)$/.test(method) && /^location$/i.test(first.shape ?? ""))
      go(second, node, report);
    else if (method === "writeHead" || method === "Response" || method === "location") {
      if (method === "location" && /^res|reply/.test(receiverName)) go(first, node, report);
      for (const arg of args) {
        const headers = arg.fields?.get("headers") ?? arg;
        for (const [name, value] of headers.fields ?? []) if (/^location$/i.test(name)) go(value, node, report);
      }
    }
  },
  bind(name, value, node, _, report) {
    // The answer of a lambda, and Nuxt's or Next's description of one.
    if (/^Location$/.test(name) || (name === "destination" && value.taints.length > 0)) go(value, node, report);
  },
  write(target, name, value, node, _, report) {
    if (name === "href" && target.ref === "location") go(value, node, report);
    if (name === "location" && /^(?:window|document)$/.test(target.ref ?? "")) go(value, node, report);
  },
};

function go(value: Value, node: Node, report: Report): void {
  const text: Value = { ...value, fields: undefined, elements: undefined };
  if (taintsFor(text, Use.redirect).length > 0 && leavesSite(shapeOf(text)))
    report.flow(text, Use.redirect, node, "the address of a redirect");
}

/** Whether what comes from outside can lead to another site. */
function leavesSite(shape: string): boolean {
  const at = shape.indexOf(HOLE);
  if (at < 0) return true;
  const before = shape.slice(0, at);
  if (before === "" || before === "/") return true;
  if (/^[\w+.-]+:\/\/[^/?#]*$/.test(before)) return true;
  return !(
    /^\/[^/\\]/.test(before) ||
    /^[\w+.-]+:\/\/[^/?#]+[/?#]/.test(before) ||
    before.startsWith(UNKNOWN_PART) ||
    /^[?#.\w]/.test(before)
  );
}
