import { ApiError, type RequestDescription, type SignContext } from '@kaifang/http-core'
import { describe, expect, it, vi } from 'vitest'
import { createWeixinSigner } from '../src/wechat-openapi-sign.ts'

const description: RequestDescription = {
  operation: 'call',
  method: 'POST',
  path: '/x',
  query: { type: 'image', access_token: undefined },
  effect: 'write'
}
const context: SignContext = { nowMs: 0, nonce: () => 'nonce' }
const refusal = (vendorCode: number) =>
  new ApiError({
    ...{ service: 'wechat-openapi', operation: 'call', shortMessage: 'x', retryable: false, outcome: 'rejected' },
    ...{ vendorCode, vendorMessage: 'x', status: 200 }
  })

describe('createWeixinSigner', () => {
  it('puts the token into the query, and leaves the description as it was', async () => {
    const signer = createWeixinSigner({ get: async () => 'token', renew: async () => true })
    const before = structuredClone(description)
    expect(await signer.signParams!(description, context)).toEqual({
      ...description,
      query: { type: 'image', access_token: 'token' }
    })
    expect(description).toEqual(before)
  })

  it('waits for nothing where the token is there', () => {
    const signer = createWeixinSigner({ get: () => 'token', renew: async () => true })
    const { query: _, ...bare } = description
    expect(signer.signParams!(bare, context)).toEqual({ ...bare, query: { access_token: 'token' } })
  })

  it('leaves a call alone that has a token, and does not ask for one', async () => {
    const get = vi.fn(() => 'token')
    const renew = vi.fn(async () => true)
    const signer = createWeixinSigner({ get, renew })
    const given = { ...description, query: { access_token: 'given' } }
    expect(await signer.signParams!(given, context)).toBe(given)
    expect(await signer.recover!(refusal(40001), given)).toBe(false)
    expect([get.mock.calls, renew.mock.calls]).toEqual([[], []])
  })

  it.each([40001, 40014, 42001])('renews the very token that was refused with %i', async (code) => {
    const renew = vi.fn(async () => true)
    const signer = createWeixinSigner({ get: () => 'token', renew })
    const signed = await signer.signParams!(description, context)
    expect(await signer.recover!(refusal(code), signed)).toBe(true)
    expect(renew.mock.calls).toEqual([['token']])
  })

  it.each([41001, 40002, 40003, 48001, -1])('does not renew after %i', async (code) => {
    const renew = vi.fn(async () => true)
    const signer = createWeixinSigner({ get: () => 'token', renew })
    const signed = await signer.signParams!(description, context)
    expect(await signer.recover!(refusal(code), signed)).toBe(false)
    expect(renew).not.toHaveBeenCalled()
  })
})
