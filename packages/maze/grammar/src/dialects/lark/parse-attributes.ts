import type { LarkReader } from "./lark-reader.ts";
import type { LarkAttributes, LarkNode } from "./lark-tree.ts";

/** Attributes in brackets after the name of a rule: `[capture, lazy, suffix="x"]`. */
export function parseAttributes(reader: LarkReader, rule: string, value: () => LarkNode): LarkAttributes {
  let attributes: LarkAttributes = {};
  reader.expect("[");
  do {
    reader.space();
    const at = reader.at;
    const key = reader.name();
    reader.space();
    const hasValue = reader.take("=");
    reader.space();
    if (key === "lazy" && !hasValue) attributes = { ...attributes, lazy: true };
    else if (key === "capture") attributes = { ...attributes, capture: hasValue ? reader.string() : rule };
    else if (key === "capture_name" && hasValue) attributes = { ...attributes, capture: reader.string() };
    else if (key === "suffix" && hasValue) attributes = { ...attributes, suffix: value() };
    else if (key === "stop_capture" && hasValue) reader.string();
    else if (key === "temperature" && hasValue) {
      // How boldly a token is drawn does not change which tokens are allowed.
      if (reader.match(/[+-]?\d+(?:\.\d*)?(?:[eE][+-]?\d+)?/y) === null) throw reader.syntax("expected a number");
    } else if (key === "stop" || key === "max_tokens") {
      throw reader.unsupported(`the attribute ${key}`, at, at + key.length);
    } else throw reader.syntax(`there is no attribute ${key}`, at);
    reader.space();
  } while (reader.take(","));
  reader.expect("]");
  return attributes;
}
