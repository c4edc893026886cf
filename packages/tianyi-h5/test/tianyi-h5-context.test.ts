import type { EncodedRequest, ExchangeLimits, Transport } from '@kaifang/http-core'
import { expect, it } from 'vitest'
import { createTianyiH5Context } from '../src/tianyi-h5-context.ts'
import { openSample, SAMPLE } from './start-platform.ts'

// "接口地址" of the page
it('sends to the platform over TLS and reads no more than 1 MiB', async () => {
  const sent: { request: EncodedRequest; limits: ExchangeLimits }[] = []
  const body = Buffer.from(JSON.stringify({ code: 0, data: { encryptedData: SAMPLE.encryptedData } }))
  const transport: Transport = {
    send: async (request, limits) => {
      sent.push({ request, limits })
      return { status: 200, headers: {}, body }
    },
    close: async () => {}
  }
  await openSample({ transport }).authorizeUserInfo({ authorizationToken: 'ABCD1234' })
  expect(sent).toHaveLength(1)
  expect(sent[0]).toMatchObject({
    request: {
      method: 'GET',
      origin: 'https://miniapp.cloud.189.cn',
      path: '/platform/h5auth/api/open/oauth2/authorizeUserInfo?authorizationToken=ABCD1234'
    },
    limits: { maxBodyBytes: 1_048_576 }
  })
})

it("reads the machine's clock when none is given", () => {
  const before = Date.now()
  expect(createTianyiH5Context({ appSecret: SAMPLE.appSecret }).clock.now()).toBeGreaterThanOrEqual(before)
})
