import type { Call } from "../engine/analysis.ts";
import { shapeOf, taintsFor, UNKNOWN, type Value } from "../engine/value.ts";
import { Use } from "../engine/vulnerability.ts";
import type { Report, SecurityRule } from "../findings.ts";

const MARKUP = /<\/?[a-z!]|<\uE000|&\w+;/i;
const DIRECT =
  /^(?:document\.(?:write|writeln)|.*\.bypassSecurityTrust(?:Html|Script|Url|ResourceUrl)|.*(?:^|\.)unsafeHTML|(?:handlebars|Handlebars)\.SafeString|hono\/html\.raw|raw)$/;

export const htmlInjection: SecurityRule = {
  id: "html-injection",
  cwe: [79],
  title: "Input becomes part of a page",
  about:
    "Markup in the input is read as part of the page, so scripts in it run with the rights of whoever looks at it.",
  remedy: "Set textContent, render through a template that escapes, or clean the markup with DOMPurify.",
  bad: `export function show(name: string) { document.getElementById("a")!.innerHTML = "<b>" + name + "</b>"; }`,
  good: `export function show(name: string) { document.getElementById("a")!.textContent = name; }`,
  call(call, report) {
    const { callee, method, args, node, receiver } = call;
    const [first = UNKNOWN, second = UNKNOWN] = args;
    if (DIRECT.test(callee)) for (const arg of args) report.flow(arg, Use.html, node, `the page through ${method}`);
    else if (/^(?:insertAdjacentHTML)$/.test(method))
      report.flow(second, Use.html, node, "the page through insertAdjacentHTML");
    else if (/^(?:createContextualFragment|setHTMLUnsafe|parseHTMLUnsafe|srcdoc)$/.test(method))
      report.flow(first, Use.html, node, `the page through ${method}`);
    else if (method === "execCommand" && first.shape === "insertHTML")
      report.flow(args[2] ?? UNKNOWN, Use.html, node, "the page through execCommand");
    else if (method === "setAttribute" && /^(?:srcdoc|on\w+)$/.test(first.shape ?? ""))
      report.flow(second, Use.html, node, `the attribute ${first.shape ?? ""}`);
    else if (isJQuery(receiver, callee)) jquery(call, report);
    else if (/^(?:\$|jQuery|jquery)$/.test(callee) && MARKUP.test(shapeOf(first)))
      report.flow(first, Use.html, node, "the page through jQuery");
    else answer(call, report);
  },
  write(target, name, value, node, _, report) {
    if (name !== undefined && /^(?:innerHTML|outerHTML|srcdoc)$/.test(name))
      report.flow(value, Use.html, node, `the page through ${name}`);
    // Koa takes text that begins with `<` for a page.
    if (
      name === "body" &&
      target.ref !== undefined &&
      /^request(?:\.response)?$/.test(target.ref) &&
      value.fields === undefined &&
      MARKUP.test(shapeOf(value))
    )
      report.flow(value, Use.html, node, "the page that is answered");
  },
  bind(name, value, node, _valueNode, report) {
    if (name === "__html") report.flow(value, Use.html, node, "the page through dangerouslySetInnerHTML");
  },
  element(attribute, value, node, report) {
    if (attribute === "dangerouslySetInnerHTML")
      report.flow(value.fields?.get("__html") ?? value, Use.html, node, "the page through dangerouslySetInnerHTML");
    if (attribute === "srcDoc") report.flow(value, Use.html, node, "the page through srcDoc");
  },
};

const isJQuery = (receiver: Value | undefined, callee: string): boolean =>
  /^(?:\$|jQuery|jquery)\(\)/.test(receiver?.ref ?? callee);

function jquery({ method, args, node }: Call, report: Report): void {
  const [first = UNKNOWN] = args;
  if (/^(?:html|append|prepend|after|before|replaceWith|wrap|wrapAll|appendTo)$/.test(method))
    report.flow(first, Use.html, node, `the page through jQuery's ${method}`);
}

/** Servers that answer with text that browsers take for a page. */
function answer(call: Call, report: Report): void {
  const { callee, method, args, node, receiverName, isNew, receiver } = call;
  const [first = UNKNOWN, second = UNKNOWN] = args;
  const text: Value = { ...first, fields: undefined, elements: undefined };
  if (isNew && callee === "Response") {
    const headers = second.fields?.get("headers");
    const type = shapeOf(headers?.fields?.get("content-type") ?? headers?.fields?.get("Content-Type") ?? UNKNOWN);
    if (/html/.test(type) || (MARKUP.test(shapeOf(text)) && !/json|plain/.test(type)))
      report.flow(text, Use.html, node, "the page that is answered");
    return;
  }
  if (method === "html" && (/^(?:c|ctx|context|reply|res)$/.test(receiverName) || /^request/.test(callee))) {
    report.flow(text, Use.html, node, "the page that is answered");
    return;
  }
  if (
    !/^(?:send|end|write)$/.test(method) ||
    !/(?:^|_)(?:res|response|reply|resp|rep)$|^(?:status|type|code|header|set|setHeader|contentType)\(\)$/i.test(
      receiverName,
    )
  )
    return;
  if (first.fields !== undefined) return;
  const before = report.text.slice(Math.max(0, node.start - 400), node.end);
  if (plainType.test(before)) return;
  const chosen = taintsFor(text, Use.html);
  if (chosen.length === 0) return;
  const isPage = MARKUP.test(shapeOf(text));
  // Text alone is a page to Express, not to Node's own server.
  const express =
    method === "send" &&
    receiver !== undefined &&
    !/reply|rep$/i.test(receiverName) &&
    !/body$|files?$/.test(chosen[0]?.source.what ?? "");
  if (isPage || express || /text\/html/.test(before)) report.flow(text, Use.html, node, "the page that is answered");
}

const plainType =
  /(?:type|header|setHeader|set|writeHead|contentType)\s*\((?:(?!\b(?:send|end|write)\s*\()[^;}]){0,120}?(?:text\/plain|application\/json|["'`](?:text|txt|json|plain)["'`]|octet-stream|text\/csv)(?![\s\S]*text\/html)/i;
