import { deepEqual, notDeepEqual } from 'node:assert/strict'
import type { EncodedRequest } from '../encode-request.ts'
import { encodeRequest } from '../encode-request.ts'
import type { RequestDescription } from '../request-description.ts'
import type { SignContext, Signer } from '../signer.ts'
import type { RegisterTest } from './register-test.ts'

/** What {@link signerContract} needs. */
export interface SignerContractOptions {
  readonly signer: Signer
  /** A request with at least one field. */
  readonly description: RequestDescription
  /** The same request with one value changed. */
  readonly changed: RequestDescription
}

const context = (nowMs: number): SignContext => ({ nowMs, nonce: () => '0123456789abcdef0123456789abcdef' })

async function sign(signer: Signer, description: RequestDescription, nowMs: number): Promise<EncodedRequest> {
  const signed = (await signer.signParams?.(description, context(nowMs))) ?? description
  const encoded = encodeRequest({ origin: 'http://127.0.0.1', pathPrefix: '' }, {}, signed)
  return (await signer.signBytes?.(encoded, context(nowMs))) ?? encoded
}

/**
 * The rules that every {@link Signer} keeps: it is a pure function of request, time and nonce, it leaves its input
 * alone, and a change of a value or of the time changes what is sent.
 *
 * @param test - Registers a case.
 */
export function signerContract(test: RegisterTest, options: SignerContractOptions): void {
  const { signer, description, changed } = options

  test('signs the same request at the same time alike', async () => {
    deepEqual(await sign(signer, description, 1_700_000_000_000), await sign(signer, description, 1_700_000_000_000))
  })

  test('leaves the description as it was', async () => {
    const before = structuredClone(description)
    await sign(signer, description, 1_700_000_000_000)
    deepEqual(description, before)
  })

  test('signs anew when time has passed', async () => {
    notDeepEqual(await sign(signer, description, 1_700_000_000_000), await sign(signer, description, 1_700_000_001_000))
  })

  test('signs another value differently', async () => {
    notDeepEqual(await sign(signer, description, 1_700_000_000_000), await sign(signer, changed, 1_700_000_000_000))
  })
}
