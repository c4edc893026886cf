import { inspect } from 'node:util'
import { ServiceError, type TransportReply } from '@kaifang/http-core'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { encryptRecord } from './encrypt-record.ts'
import { failureOf, openSample, SAMPLE } from './start-platform.ts'

const numRuns = Math.max(150, Number(process.env.FUZZ_RUNS ?? 0))
const secretText = fc.string({
  unit: fc.constantFrom(...'ABCDEFGHjkmnpqrstuvwxyz23456789*~%&"\\/'),
  minLength: 40,
  maxLength: 40
})

/** Everything of an error that a program might log. */
function shownOf(error: unknown): string {
  const { message, stack, errMsg, shortMessage } = error as Record<string, unknown>
  const printed = inspect(error, { depth: 20, showHidden: true, getters: true })
  return [message, stack, errMsg, shortMessage, String(error), JSON.stringify(error), printed].join('\n')
}

it('no secret, token, signature, phone number or user shows in an error, an event or the client itself', async () => {
  const kind = fc.record({
    status: fc.constantFrom(200, 302, 400, 403, 429, 500, 502),
    shape: fc.constantFrom('msg', 'code', 'html', 'data', 'record')
  })
  const phone = fc.integer({ min: 3_000_000_000, max: 9_999_999_999 }).map((digits) => `1${digits}`)
  await fc.assert(
    fc.asyncProperty(secretText, secretText, phone, kind, async (appSecret, token, phoneNumber, { status, shape }) => {
      const openId = `user-${token.slice(0, 20)}`
      const words = [appSecret, token, phoneNumber]
      const events: unknown[] = []
      const record = encryptRecord({ ...SAMPLE.userInfo, appId: 'another', phoneNumber, openId }, appSecret)
      const tianyi = openSample({
        appSecret,
        retry: false,
        onEvent: (event) => events.push(event),
        transport: {
          send: async ({ headers }): Promise<TransportReply> => {
            words.push(headers['x-h5-signature'] ?? '')
            const all = words.join(' ')
            const bodies: Record<string, unknown> = {
              msg: { code: 1, msg: all },
              code: { code: token, msg: all },
              html: `<html>${all}</html>`,
              data: { code: 0, data: { encryptedData: all } },
              record: { code: 0, data: { encryptedData: record } }
            }
            const body = bodies[shape]
            return {
              status,
              headers: { 'content-type': `text/${appSecret}`, location: `/?${all}` },
              body: Buffer.from(typeof body === 'string' ? body : JSON.stringify(body))
            }
          },
          close: async () => {}
        }
      })
      const error = await failureOf(tianyi.authorizeUserInfo({ authorizationToken: token }))
      expect(ServiceError.isInstance(error)).toBe(true)
      const shown = [shownOf(error), inspect(tianyi, { depth: 20, showHidden: true }), inspect(events)].join('\n')
      expect(words[3]).toMatch(/^[0-9A-F]{40}$/)
      for (const word of [...words, openId]) {
        expect(shown).not.toContain(word)
        expect(shown).not.toContain(JSON.stringify(word).slice(1, -1))
      }
    }),
    { numRuns }
  )
})

it('any ciphertext is opened or refused with a typed error', async () => {
  const tianyi = openSample()
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ minLength: 1, maxLength: 512 }), async (bytes) => {
      const error = await failureOf(() => tianyi.decryptUserInfo(Buffer.from(bytes).toString('hex')))
      expect(ServiceError.isInstance(error)).toBe(true)
    }),
    { numRuns }
  )
})

it('any record that the platform encrypts is read back or refused with a typed error', async () => {
  const tianyi = openSample()
  const anything = fc.jsonValue()
  const record = fc.record(
    { openId: anything, phoneNumber: anything, appId: anything, timestamp: anything },
    { requiredKeys: [] }
  )
  await fc.assert(
    fc.asyncProperty(record, fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }), async (fields, openId) => {
      const whole = { ...SAMPLE.userInfo, openId }
      expect(tianyi.decryptUserInfo(encryptRecord(whole, SAMPLE.appSecret))).toEqual({ ...whole, raw: whole })
      const encrypted = encryptRecord(fields, SAMPLE.appSecret)
      const error = await failureOf(() => tianyi.decryptUserInfo(encrypted))
      expect(['ERR_REPLY_SHAPE', 'ERR_SIGNATURE_BINDING', 'ERR_INPUT']).toContain(error.code)
    }),
    { numRuns }
  )
})
