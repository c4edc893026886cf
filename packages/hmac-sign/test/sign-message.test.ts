import { createHmac } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { readSecret } from '../src/create-secret.ts'
import { signMessage, writeMessage } from '../src/sign-message.ts'
import { readSignPlan } from '../src/sign-options.ts'

describe('signMessage', () => {
  it('signs one message with secret after secret, also when the secret is part of the text', () => {
    const plan = readSignPlan({ secretSuffix: '&key=' })
    const sink = writeMessage({ a: 1 }, plan)
    for (const secret of ['first', 'second, longer', 'third']) {
      expect(signMessage(sink, plan, readSecret(secret, 'secret'))).toBe(
        createHmac('sha256', secret).update(`a=1&key=${secret}`).digest('hex')
      )
    }
  })
})

describe('writeMessage', () => {
  it('writes either dialect behind the room for the key', () => {
    const params = { b: '', a: '年' }
    const texts = [readSignPlan({}), readSignPlan({ dialect: 'text', skipEmpty: true })].map((plan) => {
      const sink = writeMessage(params, plan)
      return sink.bytes.toString('utf8', sink.start, sink.length)
    })
    expect(texts).toEqual(['a=%E5%B9%B4&b=', 'a=年'])
  })
})
