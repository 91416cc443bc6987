import { Mark, taintsFor, UNKNOWN } from "../engine/value.ts";
import { Use } from "../engine/vulnerability.ts";
import type { SecurityRule } from "../findings.ts";

const MERGES =
  /^(?:(?:lodash|lodash-es|underscore|_)\.(?:merge|mergeWith|defaultsDeep)|lodash\.(?:merge|mergewith|defaultsdeep)|lodash\/(?:merge|mergeWith|defaultsDeep|fp\/merge)|merge-deep|deep-extend|deep-assign|defaults-deep|extend|node\.extend|merge-objects|mixin-deep|assign-deep|deeply|deepmerge-ts\.\w+Into|just-extend|merge\.recursive|hoek\.merge|@hapi\/hoek\.(?:merge|applyToDefaults)|lutils-merge|(?:\$|jQuery|jquery)\.extend|object-merge|merge-options)$/;
const SETS =
  /^(?:(?:lodash|lodash-es|_)\.(?:set|setWith|update|updateWith|zipObjectDeep)|lodash\.(?:set|setwith|zipobjectdeep)|lodash\/(?:set|setWith|zipObjectDeep)|dot-prop(?:\.(?:set|setProperty))?|object-path(?:\.\w+)?|set-value|dset|dset\.dset|dset\/merge\.dset|nested-property\.set|property-expr\.setter|dottie\.set|deep-set|jsonpointer\.set|object-set|mpath\.set|keypather\.set|unset-value|flat\.unflatten|dot-object\.(?:set|str|object))$/;

export const prototypePollution: SecurityRule = {
  id: "prototype-pollution",
  cwe: [1321],
  title: "Input can write into the prototype of all objects",
  about:
    "A key `__proto__` or `constructor` leads to what all objects share, and what is written there is found everywhere.",
  remedy:
    "Refuse the keys __proto__, constructor and prototype, use a Map or Object.create(null), or check with a schema first.",
  bad: `export function set(target: object, a: string, b: string, value: unknown) { target[a][b] = value; }`,
  good: `export function set(a: string, b: string, value: unknown) {
  const target = new Map();
  target.set(a, new Map([[b, value]]));
  return target;
}`,
  call({ callee, args, node }, report) {
    if (MERGES.test(callee)) {
      if (/^(?:\$|jQuery|jquery|extend|node\.extend|just-extend)/.test(callee) && args[0]?.literal !== true) return;
      for (const arg of args.slice(1)) report.flow(arg, Use.key, node, `the keys that ${callee} merges`);
    } else if (SETS.test(callee)) {
      const path = /unflatten|\.object$/.test(callee) || callee.includes("zip") ? args[0] : (args[1] ?? UNKNOWN);
      if (path !== undefined) report.flow(path, Use.key, node, `the path that ${callee} writes to`);
    }
  },
  write(target, name, value, node, key, report) {
    if ((target.marks & Mark.dynamic) === 0) return;
    const written = key === undefined ? name : undefined;
    if (key !== undefined && taintsFor(key, Use.key).length > 0)
      report.flow(
        { ...key, fields: undefined },
        Use.key,
        node,
        "the key of an object that was itself found by a key from outside",
      );
    else if (written !== undefined && taintsFor(value, Use.key).length > 0)
      report.flow(value, Use.key, node, "an object that was found by a key from outside");
  },
};
