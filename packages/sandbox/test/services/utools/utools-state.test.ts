import { expect, it } from 'vitest'
import { createSeededRandom } from '../../../src/engine/seeded-random.ts'
import { defaultUtoolsSettings } from '../../../src/services/utools/utools-settings.ts'
import { createUtoolsState, mintSecret } from '../../../src/services/utools/utools-state.ts'

const create = () => createUtoolsState((purpose) => createSeededRandom(`seed/${purpose}`), defaultUtoolsSettings)

it('begins with one marked secret of 32 characters', () => {
  expect(create().secrets).toEqual([expect.stringMatching(/^kfsandbox[0-9A-Za-z]{23}$/)])
})

it('mints the next secret from the same stream', () => {
  const [left, right] = [create(), create()]
  expect(mintSecret(left.mint)).toBe(mintSecret(right.mint))
  expect(mintSecret(left.mint)).not.toBe(left.secrets[0])
})
