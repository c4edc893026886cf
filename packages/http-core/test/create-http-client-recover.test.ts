import { expect, test, vi } from 'vitest'
import type { ApiError } from '../src/errors/api-error.ts'
import type { RequestDescription } from '../src/request-description.ts'
import type { Signer } from '../src/signer.ts'
import { openClientAndServer } from './open-client.ts'

const refused = { body: { code: 'dead', message: 'token has died' } }
const done = { body: { code: 0, data: 'done' } }

/** A signer whose token is a number that grows with each renewal. */
function renewing(recover: Signer['recover']) {
  let token = 1
  const signer: Signer = {
    signParams: (description) => ({ ...description, query: { token } }),
    async recover(error, signed) {
      const mended = await recover?.(error, signed)
      if (mended) token++
      return mended ?? false
    }
  }
  return signer
}

/** A platform that takes a token from `first` on. */
const takes = (first: number) => (request: { readonly query: URLSearchParams }) =>
  Number(request.query.get('token')) >= first ? done : refused

test.each(['read', 'keyed-write', 'write'] as const)(
  'a refused %s that the signer mends is signed and sent once more',
  async (effect) => {
    const recover = vi.fn((_error: ApiError, _signed: RequestDescription) => true)
    const { call, server, events } = await openClientAndServer(
      takes(2),
      { signer: renewing(recover) },
      { retry: false }
    )
    expect(await call({ effect, method: 'POST' })).toBe('done')
    expect(server.requests.map(({ query }) => query.get('token'))).toEqual(['1', '2'])
    expect(recover).toHaveBeenCalledTimes(1)
    const [error, signed] = recover.mock.calls[0]!
    expect([error.vendorCode, signed.query]).toEqual(['dead', { token: 1 }])
    expect(events.map(({ type, attempt }) => [type, attempt])).toEqual([
      ['request', 1],
      ['retry', 1],
      ['request', 2],
      ['reply', 2]
    ])
  }
)

test('is mended once a call: what is refused again is the error', async () => {
  const recover = vi.fn(() => true)
  const { failing, server } = await openClientAndServer(takes(9), { signer: renewing(recover) })
  expect(await failing()).toMatchObject({ vendorCode: 'dead' })
  expect(recover).toHaveBeenCalledTimes(1)
  expect(server.requests).toHaveLength(2)
})

test('is mended as often as the signer says', async () => {
  const recover = vi.fn(() => true)
  const signer: Signer = { ...renewing(recover), recoverLimit: 3 }
  const { failing, server } = await openClientAndServer(takes(9), { signer })
  expect(await failing()).toMatchObject({ vendorCode: 'dead' })
  expect(recover).toHaveBeenCalledTimes(3)
  expect(server.requests.map(({ query }) => query.get('token'))).toEqual(['1', '2', '3', '4'])
})

test('costs none of the repeats that the policy allows', async () => {
  let arrivals = 0
  const { call, server } = await openClientAndServer(
    ({ query }) => {
      if (query.get('token') === '1') return refused
      return ++arrivals < 3 ? { status: 503, body: '' } : done
    },
    { signer: renewing(() => true) }
  )
  expect(await call()).toBe('done')
  expect(server.requests).toHaveLength(4)
})

test.each([
  ['a signer that can not mend it', () => false],
  ['a signer that takes its time and can not', async () => false]
])('with %s the refusal is the error', async (_, recover) => {
  const { failing, server } = await openClientAndServer(refused, { signer: renewing(recover) })
  expect(await failing()).toMatchObject({ vendorCode: 'dead', outcome: 'rejected' })
  expect(server.requests).toHaveLength(1)
})

test.each([
  ['a status', { status: 500, body: '' }],
  ['a body that is no JSON', { body: '<html>' }],
  ['a wrong signature', { body: { code: 'sign' } }]
])('is not asked about %s: only refusals tell that nothing was done', async (_, answer) => {
  const recover = vi.fn(() => true)
  const { failing } = await openClientAndServer(answer, { signer: renewing(recover) }, { retry: false })
  await failing({ effect: 'write', method: 'POST' })
  expect(recover).not.toHaveBeenCalled()
})

test('is not asked about a refusal after which the platform may have acted', async () => {
  const recover = vi.fn(() => true)
  const { failing } = await openClientAndServer(refused, {
    signer: renewing(recover),
    checkReply: (reply) => {
      throw reply.fail.api({ vendorCode: 'busy', vendorMessage: 'x', mayHaveActed: true })
    }
  })
  expect(await failing({ effect: 'write', method: 'POST' })).toMatchObject({ outcome: 'unknown' })
  expect(recover).not.toHaveBeenCalled()
})

test('that fails with an error of ours shows that one, and is not repeated', async () => {
  const { failing, server, events } = await openClientAndServer(refused, {
    signer: {
      async recover() {
        throw await second.failing()
      }
    }
  })
  const second = await openClientAndServer({ status: 502, body: '' }, {}, { retry: false })
  expect(await failing()).toMatchObject({ code: 'ERR_HTTP_STATUS', status: 502 })
  expect(server.requests).toHaveLength(1)
  expect(events.at(-1)).toMatchObject({ type: 'error', code: 'ERR_HTTP_STATUS' })
})

test('that fails with a bug of its own shows the bug', async () => {
  const bug = new RangeError('off by one')
  const { failing } = await openClientAndServer(refused, { signer: { recover: () => Promise.reject(bug) } })
  expect(await failing()).toBe(bug)
})

test('ends with the time of the call', async () => {
  const { failing } = await openClientAndServer(refused, { signer: { recover: () => new Promise<boolean>(() => {}) } })
  expect(await failing({}, { timeout: 60 })).toMatchObject({ code: 'ERR_HTTP_TIMEOUT', phase: 'token', timeoutMs: 60 })
})

test('ends with the reason of an abort, unchanged', async () => {
  const controller = new AbortController()
  const reason = new Error('the user left')
  const recover = () => {
    controller.abort(reason)
    return new Promise<boolean>(() => {})
  }
  const { failing } = await openClientAndServer(refused, { signer: { recover } })
  expect(await failing({}, { signal: controller.signal })).toBe(reason)
})
