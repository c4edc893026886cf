import type { Finding } from '../finding.ts'
import type { Workspace } from './read-workspace.ts'
import type { Rule } from './rule.ts'
import { clientGrammar } from './rules/client-grammar.ts'
import { decisionPages } from './rules/decision-pages.ts'
import { dependencyLaw } from './rules/dependency-law.ts'
import { documentLinks } from './rules/document-links.ts'
import { errorSections } from './rules/error-sections.ts'
import { fileNames } from './rules/file-names.ts'
import { fileSize } from './rules/file-size.ts'
import { machineTraces } from './rules/machine-traces.ts'
import { manifestTemplate } from './rules/manifest-template.ts'
import { mirroredTests } from './rules/mirrored-tests.ts'
import { noFloatMoney } from './rules/no-float-money.ts'
import { oneUndiciImport } from './rules/one-undici-import.ts'
import { pinnedActions } from './rules/pinned-actions.ts'
import { readmeTwins } from './rules/readme-twins.ts'
import { requiredFiles } from './rules/required-files.ts'
import { sandboxIsolation } from './rules/sandbox-isolation.ts'
import { sharedModules } from './rules/shared-modules.ts'
import { testProjects } from './rules/test-projects.ts'

/** All house rules. */
export const houseRules: readonly Rule[] = [
  dependencyLaw,
  sandboxIsolation,
  oneUndiciImport,
  noFloatMoney,
  manifestTemplate,
  requiredFiles,
  fileNames,
  fileSize,
  mirroredTests,
  clientGrammar,
  decisionPages,
  documentLinks,
  errorSections,
  readmeTwins,
  machineTraces,
  pinnedActions,
  testProjects,
  sharedModules
]

/** Runs rules over a workspace; each finding carries the name of its rule. */
export function runRules(workspace: Workspace, rules: readonly Rule[] = houseRules): Finding[] {
  return rules.flatMap(({ name, check }) => check(workspace).map((finding) => ({ ...finding, rule: name })))
}
