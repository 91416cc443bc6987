/** What the levels with namespaces of their own hold. */
export const COVERED = [
  "files: the system's programs, the directory and the readable places can be read, the writable places written; nothing else is there",
  "a private scratch directory /tmp of limited size that is gone afterwards",
  "network: none, not even names; servers of the program itself on localhost work",
  "processes: no other process is seen or reached, and none outlives the run",
  "rights: a user without capabilities, no new privileges",
  "wall time, processor time, output, environment, working directory",
  "memory: by a control group where this user may make one, else by looking at the tree every 25 ms",
  "number of processes and threads, the same way",
  "size of files and of the scratch directory, and the growth of the writable places by looking every half second",
] as const;

/** What they leave open. */
export const NOT_COVERED = [
  "faults of the kernel: system calls are not filtered",
  "what may be read may be listed whole: names and contents of the readable places",
  "Unix sockets that lie as files inside the readable and writable places",
  "what grows faster than it is looked at, where no control group holds it",
] as const;
