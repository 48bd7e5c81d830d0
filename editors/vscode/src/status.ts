// What stands in the status bar: the score of the draft in front, and how many findings it has.

export interface Report {
  score: number | null;
  length: { words: number };
  findings: readonly { severity: string }[];
}

export interface Status {
  text: string;
  tooltip: string;
  warns: boolean;
}

type Say = (message: string, ...fields: (string | number)[]) => string;

/** The status of a report; null for what is no draft. */
export function statusOf(report: Partial<Report> | null | undefined, say: Say): Status | null {
  if (!report?.findings || !report.length || report.score === undefined || report.score === null) return null;
  const count = (severity: string) => report.findings!.filter((one) => one.severity === severity).length;
  return {
    text: `$(mail) ${report.score}`,
    tooltip: say("Taktvoll: {0} of 100, {1} words; errors: {2}, warnings: {3}, hints: {4}. Click for a rewrite.",
      report.score, report.length.words, count("error"), count("warning"), count("hint")),
    warns: count("error") > 0,
  };
}
