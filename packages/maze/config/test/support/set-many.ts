import { editConfigFile, setConfigValue } from "@maze/config";

// A command of its own: sets `count` keys of a file, one edit each.
const [file = "", name = "", count = "0"] = process.argv.slice(2);
for (let index = 0; index < Number(count); index++) {
  await editConfigFile({ file, edit: (text) => setConfigValue(text, `table.${name}${index}`, index), waitMs: 60_000 });
}
