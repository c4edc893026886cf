import { DecodeError, type DecodeErrorCode } from '../../src/errors/decode-error.ts'
import { leastOptions, testSubclass } from './subclass-of-service-error.ts'

const codes: DecodeErrorCode[] = ['ERR_HTTP_DECODE', 'ERR_HTTP_BODY_TOO_LARGE', 'ERR_REPLY_SHAPE', 'ERR_REPLY_DECRYPT']
for (const code of codes) {
  testSubclass('DecodeError', DecodeError, () => new DecodeError({ ...leastOptions, code }), code)
}
