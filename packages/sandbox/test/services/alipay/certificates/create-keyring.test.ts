import { expect, it } from 'vitest'
import { createKeyring } from '../../../../src/services/alipay/certificates/create-keyring.ts'

it('makes nothing before it is asked, and everything once', async () => {
  const ring = createKeyring('kfsandbox1', () => Date.UTC(2026, 0, 2))
  expect(ring.made).toEqual({})
  const [first, again, keys] = await Promise.all([ring.certificates(), ring.certificates(), ring.keys()])
  expect(again).toBe(first)
  expect(await ring.keys()).toBe(keys)
  expect(first.alipay[0]!.privateKey.equals(keys.alipay.privateKey)).toBe(true)
  expect(ring.made).toEqual({ keys, certificates: first })
  const rotated = await ring.rotate()
  expect(rotated.alipay.map(({ serial }) => serial)).toHaveLength(2)
  expect(rotated.alipay[1]!.privateKey.equals(keys.alipay.privateKey)).toBe(false)
})

it('can rotate before anything else', async () => {
  const ring = createKeyring('kfsandbox1', () => Date.UTC(2026, 0, 2))
  expect((await ring.rotate()).alipay).toHaveLength(2)
})
