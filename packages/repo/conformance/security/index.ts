export { readSecurityCorpus, securityCorpusFolder, type SecurityCorpus } from "./corpus.ts";
export { scoreSecurity, type SecurityFinding, type SecurityScore, type SecurityScores } from "./score.ts";
export { parseSnippets, type ExpectedFinding, type SecuritySnippet } from "./snippet.ts";
