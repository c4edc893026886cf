import { expect, it } from 'vitest'
import * as api from '../src/index.ts'

it('exports these names and no others', () => {
  expect(Object.keys(api).sort()).toMatchInlineSnapshot(`
    [
      "canonicalQuery",
      "canonicalText",
      "createSecret",
      "digestHex",
      "httpBuildQuery",
      "signParams",
      "sortParams",
      "timingSafeEqual",
      "verifyParams",
    ]
  `)
})
