import { editConfigFile } from "@maze/config";
import { writeSync } from "node:fs";

// A command that dies or stays in the middle of an edit, after it has said so.
const [file = ""] = process.argv.slice(2);
await editConfigFile({
  file,
  edit: () => {
    writeSync(1, "editing\n");
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
    return "";
  },
});
