import { readdirSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { weixinErrorTexts } from '../../../src/services/weixin/weixin-error-texts.ts'

it('has a text for every code that the service refuses with', () => {
  const folder = new URL('../../../src/services/weixin/', import.meta.url)
  const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'))
  const codes = sources.flatMap((name) =>
    [...readFileSync(new URL(name, folder), 'utf8').matchAll(/WeixinRefusal\(\s*(-?\d+)/g)].map(([, code]) =>
      Number(code)
    )
  )
  expect(new Set(codes).size).toBeGreaterThan(40)
  expect(codes.filter((code) => weixinErrorTexts[code] === undefined)).toEqual([])
})

// WeChat reference, 1.5 and 7.
it('has the words of the platform', () => {
  expect(weixinErrorTexts[40001]).toBe('invalid credential, access_token is invalid or not latest')
  expect(weixinErrorTexts[42001]).toBe('access_token expired')
  expect(weixinErrorTexts[40163]).toBe('code been used')
})
