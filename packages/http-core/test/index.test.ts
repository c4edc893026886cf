import { expect, test } from 'vitest'
import * as surface from '../src/index.ts'
import * as testing from '../src/testing/index.ts'

test('the surface is this list, and a change of it is a decision', () => {
  expect(Object.keys(surface).sort()).toMatchInlineSnapshot(`
    [
      "ApiError",
      "DecodeError",
      "EVENT_CHANNEL",
      "HttpStatusError",
      "InputError",
      "NetworkError",
      "ServiceError",
      "SignatureError",
      "TimeoutError",
      "TransportError",
      "callSafely",
      "createHttpClient",
      "createMemoryOnceStore",
      "createMemoryTokenStore",
      "createNotifyHandler",
      "createRedactor",
      "createTokenSource",
      "createUndiciTransport",
      "decodeJson",
      "decodeStream",
      "decodeText",
      "describeValue",
      "encodeJson",
      "endOfString",
      "isRecord",
      "randomNonce",
      "readBaseUrl",
      "readChoice",
      "readHeader",
      "readInput",
      "readInteger",
      "readNotify",
      "readNotifyOptions",
      "readNotifyQuery",
      "readPreviousSecrets",
      "readSecret",
      "readText",
      "refuseSandboxSecret",
      "systemClock",
    ]
  `)
  expect(Object.keys(testing).sort()).toMatchInlineSnapshot(`
    [
      "createFixedClock",
      "onceStoreContract",
      "signerContract",
      "startRecordingServer",
      "tokenStoreContract",
      "transportContract",
    ]
  `)
})

test('no type of undici is in a public signature: any object with dispatch is a dispatcher', () => {
  const dispatcher: surface.DispatcherLike = { dispatch: () => true }
  expect(() => surface.createUndiciTransport({ dispatcher })).not.toThrow()
})
