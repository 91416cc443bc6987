import { constantOf, shapeOf, UNKNOWN } from "../engine/value.ts";
import { Use } from "../engine/vulnerability.ts";
import type { SecurityRule } from "../findings.ts";

const DANGEROUS =
  /^(?:node-serialize\.unserialize|serialize-to-js\.deserialize|serialize-javascript\.deserialize|funcster\.(?:deepDeserialize|deserialize)|cryo\.parse|v8\.deserialize|v8\.Deserializer|serialijse\.deserialize|js-yaml\.(?:unsafeLoad|unsafeLoadAll)|yamljs\.(?:parse|load)|php-serialize\.unserialize|php-unserialize\.unserialize|jserialize\.\w+|phpunserialize|java-deserializer\.\w+|jsonpickle\.decode|node-pickle\.\w+|pickle-js\.\w+|jpickle\.loads|pickleparser\.\w+|arson\.parse|js-serializer\.\w+|bson-ext\.deserialize|hessian\.js\.\w+|jsonplus\.\w+|jsonic-eval\.\w+|json-fn\.parse|jsonfn\.(?:JSONfn\.)?parse|json5-fn\.parse|JSONfn\.parse|.*[dD]eserializer\.readObject)$/;
/** Nothing that is not constant is safe to be read by these. */
const ALWAYS =
  /^(?:node-serialize\.unserialize|funcster\.deepDeserialize|cryo\.parse|serialize-to-js\.deserialize|js-yaml\.unsafeLoad(?:All)?)$/;
const SAFE_SCHEMA = /(?:FAILSAFE|JSON|CORE|SAFE|DEFAULT_SAFE)_SCHEMA/;

export const unsafeDeserialisation: SecurityRule = {
  id: "unsafe-deserialisation",
  cwe: [502],
  title: "Input is turned into objects that can run code",
  about: "The format can hold functions or types, which run while the text is read or right after.",
  remedy: "Read plain data (JSON.parse, js-yaml's load with JSON_SCHEMA), and check its shape with a schema.",
  bad: `import { unserialize } from "node-serialize";
export function restore(text: string) { return unserialize(text); }`,
  good: `export function restore(text: string) { return JSON.parse(text); }`,
  call({ callee, method, args, node }, report) {
    const [first = UNKNOWN] = args;
    if (ALWAYS.test(callee) && constantOf(first) === undefined)
      report.weakness(node, `${callee} runs functions that its text holds`);
    else if (DANGEROUS.test(callee)) report.flow(first, Use.object, node, callee);
    else if (/^js-yaml\.(?:load|loadAll)$/.test(callee)) {
      const options = args.slice(1).find((arg) => arg.fields !== undefined || arg.ref !== undefined);
      const schema = options?.fields?.get("schema");
      if (!SAFE_SCHEMA.test(schema?.ref ?? "")) report.flow(first, Use.object, node, `${callee} without a safe schema`);
    } else if (/(?:^|\.)deserialize$/.test(callee) && args[1]?.fields?.get("evalFunctions")?.literal === true)
      report.flow(first, Use.object, node, `${callee} with evalFunctions`);
    else if (/^(?:eval|Function|vm\.runIn\w+)$/.test(callee)) {
      // `eval("(" + text + ")")` reads data as code.
      const shape = shapeOf(callee === "Function" ? (args.at(-1) ?? UNKNOWN) : first);
      if (/^\s*(?:return\s*)?\(?\s*(?:\w+\s*=\s*)?\(?\uE000\)?\s*\)?;?\s*$/.test(shape) && shape !== "\uE000")
        report.flow(args.at(-1) ?? first, Use.object, node, `${callee} that reads data`);
    } else if (/^(?:unserialize|unsafeLoad|deepDeserialize)$/.test(method))
      report.flow(first, Use.object, node, method);
  },
};
