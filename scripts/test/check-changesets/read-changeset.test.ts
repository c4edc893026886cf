import { expect, it } from 'vitest'
import { readChangeset } from '../../check-changesets/read-changeset.ts'

it('reads every package and the text', () => {
  const text = `---
'@kaifang/xxtea': minor
"@kaifang/hmac-sign": patch
---

Added everything.

---
More.
`
  expect(readChangeset(text)).toEqual({
    releases: { '@kaifang/xxtea': 'minor', '@kaifang/hmac-sign': 'patch' },
    summary: 'Added everything.\n\n---\nMore.'
  })
})

it('reads an entry without packages or text', () => {
  expect(readChangeset('---\n---\n')).toEqual({ releases: {}, summary: '' })
})

it.each(['', 'Added.', 'Added.\n---\na: minor\n---\n'])('reads nothing from %j', (text) => {
  expect(readChangeset(text)).toBeUndefined()
})
