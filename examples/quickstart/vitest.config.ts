import { defineConfig } from "vitest/config";

// No test keeps state, so the files share a worker and date-fns is loaded once.
export default defineConfig({ test: { isolate: false } });
