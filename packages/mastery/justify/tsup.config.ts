import { defineMazeTsup } from "@repo/tools/tsup";

export default defineMazeTsup();
