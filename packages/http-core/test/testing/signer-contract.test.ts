import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import type { RequestDescription } from '../../src/request-description.ts'
import type { Signer } from '../../src/signer.ts'
import { signerContract } from '../../src/testing/signer-contract.ts'
import { failingCases } from '../failing-cases.ts'

const description: RequestDescription = {
  operation: 'op',
  method: 'GET',
  path: '/a',
  query: { title: '年卡' },
  effect: 'read'
}
const changed: RequestDescription = { ...description, query: { title: '月卡' } }
const digest = (...parts: unknown[]) => createHash('sha256').update(JSON.stringify(parts)).digest('hex')

const ofParams: Signer = {
  signParams: (given, { nowMs }) => ({
    ...given,
    query: { ...(given.query as object), timestamp: nowMs, sign: digest(given.query, nowMs) }
  })
}
const ofBytes: Signer = {
  signBytes: async (request, { nowMs, nonce }) => ({
    ...request,
    headers: { ...request.headers, authorization: digest(request.path, nowMs, nonce()) }
  })
}
const none: Signer = {}

describe('of a signer of parameters', () => signerContract(test, { signer: ofParams, description, changed }))
describe('of a signer of bytes', () => signerContract(test, { signer: ofBytes, description, changed }))

let counter = 0
test.each<[string, Signer, string]>([
  [
    'is no pure function',
    { signBytes: (request) => ({ ...request, headers: { a: String(counter++) } }) },
    'signs the same request at the same time alike'
  ],
  [
    'changes what it gets',
    { signParams: (given) => Object.assign(given, { operation: `${given.operation}!` }) },
    'leaves the description as it was'
  ],
  ['signs no time', none, 'signs anew when time has passed'],
  [
    'signs no values',
    { signParams: (_given, { nowMs }) => ({ ...description, query: { nowMs } }) },
    'signs another value differently'
  ]
])('finds a signer that %s', async (_fault, signer, name) => {
  const failed = await failingCases((register) =>
    signerContract(register, { signer, description: structuredClone(description), changed })
  )
  expect(failed).toContain(name)
})
