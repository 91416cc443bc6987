import { enableCompileCache } from "node:module";

// From nothing loaded to a maze that is ready for its first call, with the compile cache that the command uses too.
enableCompileCache();
const began = performance.now();
const { createDefaultRooms, createMaze } = await import("@maze/pipeline");
const maze = createMaze({ directory: process.cwd(), rooms: createDefaultRooms({ environment: process.env }) });
const setup = performance.now() - began;
await maze.close();
process.stdout.write(JSON.stringify({ "pipeline-setup-ms": setup }));
