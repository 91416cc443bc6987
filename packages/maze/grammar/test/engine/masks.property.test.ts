import { describeRandomMasks } from "./random-masks.ts";

describeRandomMasks(40);
