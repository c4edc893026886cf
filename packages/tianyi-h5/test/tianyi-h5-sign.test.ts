import { createHmac } from 'node:crypto'
import type { RequestDescription } from '@kaifang/http-core'
import { signerContract } from '@kaifang/http-core/testing'
import { describe, expect, it, test } from 'vitest'
import type { HeaderPrefix } from '../src/index.ts'
import { readTianyiH5Settings } from '../src/tianyi-h5-settings.ts'
import { createTianyiH5Signer } from '../src/tianyi-h5-sign.ts'
import { SAMPLE } from './start-platform.ts'

const { appSecret, userInfo } = SAMPLE
const context = { nowMs: userInfo.timestamp, nonce: () => '' }
const signerOf = (headerPrefix: HeaderPrefix) =>
  createTianyiH5Signer(readTianyiH5Settings({ appSecret, appId: userInfo.appId, headerPrefix }))
const get: RequestDescription = {
  operation: 'authorizeUserInfo',
  method: 'GET',
  path: '/platform/h5auth/api/open/oauth2/authorizeUserInfo',
  query: { authorizationToken: 'ABCD1234' },
  effect: 'write'
}
const form: RequestDescription = {
  operation: 'call',
  method: 'POST',
  path: '/platform/auth/api/open/code2Session',
  body: { kind: 'form', fields: { h5appCode: 'ABCD1234' } },
  effect: 'write'
}

describe('the signer of queries', () => {
  const changed = { ...get, query: { authorizationToken: 'ABCD1235' } }
  signerContract(test, { signer: signerOf('X-H5-'), description: get, changed })
})

describe('the signer of forms', () => {
  const changed: RequestDescription = { ...form, body: { kind: 'form', fields: { h5appCode: 'ABCD1235' } } }
  signerContract(test, { signer: signerOf('X-H5App-'), description: form, changed })
})

// HMAC-SHA1 of "X-H5-ID=0e0d8b62&X-H5-Timestamp=1578042800057&authorizationToken=ABCD1234", by OpenSSL.
it('adds the three headers of a web application', () => {
  expect(signerOf('X-H5-').signParams?.(get, context)).toEqual({
    ...get,
    headers: {
      'x-h5-id': '0e0d8b62',
      'x-h5-timestamp': '1578042800057',
      'x-h5-signature': '601F065D3C1EB72743ECD602D6A0E76C628E5EB4'
    }
  })
})

// HMAC-SHA1 of "X-H5App-ID=0e0d8b62&X-H5App-Timestamp=1578042800057&h5appSession=ABCD1234", by OpenSSL.
it('adds the three headers of a mini program', () => {
  const { query: _, ...rest } = get
  const session: RequestDescription = { ...rest, query: { h5appSession: 'ABCD1234' } }
  expect(signerOf('X-H5App-').signParams?.(session, context)).toMatchObject({
    headers: {
      'x-h5app-id': '0e0d8b62',
      'x-h5app-timestamp': '1578042800057',
      'x-h5app-signature': 'CF4850ABA6C81756EA9ACB6D1C7548657FE98525'
    }
  })
})

it('signs the fields of a form, in ASCII order behind the headers, and keeps other headers', () => {
  const more: RequestDescription = {
    ...form,
    headers: { 'x-other': '1' },
    body: { kind: 'form', fields: { b: '2', a: '1' } }
  }
  const text = 'X-H5-ID=0e0d8b62&X-H5-Timestamp=1578042800057&a=1&b=2'
  const signature = createHmac('sha1', appSecret).update(text).digest('hex').toUpperCase()
  expect(signerOf('X-H5-').signParams?.(more, context)).toMatchObject({
    headers: { 'x-other': '1', 'x-h5-signature': signature }
  })
})

it('signs a request without parameters', () => {
  const { query: _, ...bare } = get
  const text = 'X-H5-ID=0e0d8b62&X-H5-Timestamp=1578042800057'
  const signature = createHmac('sha1', appSecret).update(text).digest('hex').toUpperCase()
  expect(signerOf('X-H5-').signParams?.(bare, context)).toMatchObject({ headers: { 'x-h5-signature': signature } })
})

it('signs with all 40 characters of the secret, though only 16 encrypt', () => {
  const other = createTianyiH5Signer(
    readTianyiH5Settings({ appSecret: `${appSecret.slice(0, 39)}1`, appId: userInfo.appId })
  )
  expect(other.signParams?.(get, context)).not.toEqual(signerOf('X-H5-').signParams?.(get, context))
})

it('adds nothing without an application id', () => {
  expect(createTianyiH5Signer(readTianyiH5Settings({ appSecret }))).toEqual({})
})
