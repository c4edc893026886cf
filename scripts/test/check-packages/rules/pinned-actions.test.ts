import { expect, it } from 'vitest'
import { pinnedActions } from '../../../check-packages/rules/pinned-actions.ts'
import { checkRule } from '../check-rule.ts'

const hash = '0123456789abcdef0123456789abcdef01234567'

it('accepts full hashes with their version, and actions of this repository', () => {
  const findings = checkRule(pinnedActions, {
    '.github/workflows/check.yml': `permissions: {}\nsteps:\n  - uses: actions/checkout@${hash} # v1.2.3\n  - uses: ./.github/x\n`
  })
  expect(findings).toEqual([])
})

it('refuses tags, short hashes, hashes without a version, and rights by default', () => {
  const findings = checkRule(pinnedActions, {
    '.github/workflows/check.yml': `steps:
  - uses: actions/checkout@v4
  - name: x
    uses: a/b@0123456 # v1.0.0
  - uses: a/b/c@${hash}
`
  })
  expect(findings).toEqual([
    '.github/workflows/check.yml:2 "actions/checkout@v4" must be owner/name@<40 hex digits> # v<version>',
    '.github/workflows/check.yml:4 "a/b@0123456 # v1.0.0" must be owner/name@<40 hex digits> # v<version>',
    `.github/workflows/check.yml:5 "a/b/c@${hash}" must be owner/name@<40 hex digits> # v<version>`,
    '.github/workflows/check.yml must start from "permissions: {}"'
  ])
})
