import { expect, it } from 'vitest'
import { releaseNotes } from '../../pack-release/release-notes.ts'

const changelog = `# @kaifang/xxtea

## 0.2.0

### Minor Changes

- Added \`encrypt\`.

## 0.1.0

- First.
`

it('cuts out one version', () => {
  expect(releaseNotes(changelog, '0.2.0')).toBe('### Minor Changes\n\n- Added `encrypt`.')
  expect(releaseNotes(changelog, '0.1.0')).toBe('- First.')
})

it('says so when there is nothing about it', () => {
  expect(releaseNotes(changelog, '0.1')).toBe('No notes.')
  expect(releaseNotes('', '0.1.0')).toBe('No notes.')
})
