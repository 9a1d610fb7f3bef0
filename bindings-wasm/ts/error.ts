import type { Issue, IssueList } from "./types.ts";

/** Input that was refused, with every problem found in it. */
export class AssessmentError extends Error {
  /** The problems in the order of the document, at most 1,000. */
  readonly issues: Issue[];

  /** How many further problems there are. */
  readonly more: number;

  constructor({ issues, more }: IssueList) {
    super(issues.map(({ pointer, message, mend }) => `${pointer}: ${message}; ${mend}`).join("\n"));
    this.issues = issues;
    this.more = more;
  }

  static {
    this.prototype.name = "AssessmentError";
  }
}
