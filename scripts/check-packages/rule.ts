import type { Finding } from '../finding.ts'
import type { Workspace } from './read-workspace.ts'

/** A house rule: what it is called and how it is checked. */
export interface Rule {
  /** Name shown in findings: the file name of the rule. */
  readonly name: string
  /** Returns where the rule is broken. */
  check(workspace: Workspace): Omit<Finding, 'rule'>[]
}
