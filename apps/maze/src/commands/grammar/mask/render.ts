import { codeFrame, createTextIndex } from "@maze/core";
import { columns, counted, type Paint } from "../../../terminal-text.ts";
import { shownBytes } from "../byte-text.ts";
import type { ShownToken, Situation } from "./inspect.ts";
import type { Prefix } from "./read-prefix.ts";
import type { MaskReport, Why } from "./run.ts";

/** The report for people. */
export function renderMask({ situation, mask, why }: MaskReport, prefix: Prefix, paint: Paint): string {
  const { status, mayEnd, forced } = situation;
  const accepted = situation.acceptedBytes === prefix.bytes.length;
  return [
    ...(accepted
      ? [`${paint.good("accepted")} ${counted(prefix.bytes.length, "byte")}`]
      : refusal(situation, prefix, paint)),
    ...columns(
      [
        ["expected", expectedText(situation)],
        ["may end", mayEnd ? "yes" : "no"],
        ...(forced.hex === "" ? [] : [["forced", shownBytes(forced)]]),
        ...(status === "dead" ? [["dead", "no sentence can be completed from here"]] : []),
        ...(mask === null ? [] : [["tokens", `${String(mask.allowed)} of ${String(mask.size)} are allowed`]]),
      ],
      "  ",
    ),
    ...(mask === null
      ? []
      : columns(
          mask.tokens.map((token) => [String(token.id), tokenText(token)]),
          "    ",
        )),
    ...(why === null ? [] : whyText(why, paint)),
  ].join("\n");
}

const expectedText = ({ expected, mayEnd }: Pick<Situation, "expected" | "mayEnd">): string =>
  [...expected, ...(mayEnd ? ["the end"] : [])].join(", ") || "nothing";

const tokenText = ({ special, bytes }: ShownToken): string => special ?? shownBytes(bytes);

function refusal({ acceptedBytes }: Situation, { name, bytes }: Prefix, paint: Paint): string[] {
  const text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
  // A byte of a broken character stands for itself in the text, so places are those of what was accepted.
  const before = new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes.subarray(0, acceptedBytes), {
    stream: true,
  });
  const from = Math.min(before.length, text.length);
  const span = createTextIndex(text).spanOf(from, Math.min(from + 1, text.length));
  const place = `${name}:${String(span.from.line)}:${String(span.from.column)}`;
  return [
    `${paint.bad("refused")} ${place}: at byte ${String(acceptedBytes)} of ${String(bytes.length)}`,
    codeFrame(text, span),
  ];
}

function whyText(why: Why, paint: Paint): string[] {
  const { token, allowed, acceptedBytes } = why;
  const head = `${allowed ? paint.good("allowed") : paint.bad("not allowed")} token ${String(token.id)} ${tokenText(token)}`;
  const length = token.bytes.hex.length / 2;
  if (length === 0) return [head, `  ${allowed ? "it ends the text" : "a special token is no part of a text"}`];
  if (allowed) return [head, `  after it: ${expectedText(why)}`];
  return [
    head,
    acceptedBytes === length
      ? "  its bytes fit, but what must not follow forbids it"
      : `  ${String(acceptedBytes)} of its ${counted(length, "byte")} fit; then expected: ${expectedText(why)}`,
  ];
}
