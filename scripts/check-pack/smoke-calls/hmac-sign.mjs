import assert from 'node:assert/strict'
import { createHmac } from 'node:crypto'

export function smokeCall({ '@kaifang/hmac-sign': { signParams, verifyParams } }) {
  const params = { b: '却步.', a: 'x y', sign: 'left out' }
  const canonical = 'a=x+y&b=%E5%8D%B4%E6%AD%A5.'
  const expected = createHmac('sha256', 'secret').update(canonical).digest('hex')
  assert.equal(signParams(params, 'secret'), expected)
  assert.equal(verifyParams(params, expected, 'secret'), true)
}
