import { readWorkspace } from '../../check-packages/read-workspace.ts'
import type { Rule } from '../../check-packages/rule.ts'
import { runRules } from '../../check-packages/run-rules.ts'
import { fixtureTree } from '../fixture-tree.ts'

/** Runs one rule over a tree of files and returns its findings as they are printed. */
export function checkRule(rule: Rule, files: Readonly<Record<string, string | object>>): string[] {
  return runRules(readWorkspace(fixtureTree(files)), [rule]).map(
    ({ file, line, message }) => `${file}${line === undefined ? '' : `:${line}`} ${message}`
  )
}
