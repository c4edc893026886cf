import { SignatureError, type SignatureErrorCode } from '../../src/errors/signature-error.ts'
import { leastOptions, testSubclass } from './subclass-of-service-error.ts'

const codes: SignatureErrorCode[] = ['ERR_SIGNATURE_MISMATCH', 'ERR_SIGNATURE_BINDING', 'ERR_SIGNATURE_STALE']
for (const code of codes) {
  testSubclass('SignatureError', SignatureError, () => new SignatureError({ ...leastOptions, code }), code)
}
