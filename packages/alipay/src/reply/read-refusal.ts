import type { ApiFailure } from '@kaifang/http-core'
import { alipayErrorOf } from '../alipay-error-codes.ts'
import { explainSignature } from './explain-signature.ts'

/** A refusal in the platform's words. */
export interface Refusal {
  readonly code: string
  readonly subCode: string | undefined
  readonly message: string
}

function readText(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined
}

/** Reads what a node says of itself; `undefined` where it has no code, or says success. */
export function readRefusal(node: Readonly<Record<string, unknown>>): Refusal | undefined {
  const code = typeof node.code === 'number' ? String(node.code) : readText(node.code)
  if (code === undefined || code === '10000') return undefined
  return { code, subCode: readText(node.sub_code), message: readText(node.sub_msg) ?? readText(node.msg) ?? '' }
}

/** What a refusal means, as http-core takes it. @param signedText - What was signed, for a refused signature. */
export function describeRefusal({ code, subCode, message }: Refusal, signedText: string | undefined): ApiFailure {
  const known = alipayErrorOf(code, subCode)
  const failure = { vendorCode: subCode ?? code, vendorMessage: message }
  if (known === undefined) return failure
  if (known.code !== 'ERR_ALIPAY_SIGNATURE') return { ...failure, ...known }
  const complaint = explainSignature(message, signedText)
  return { ...failure, ...known, vendorMessage: complaint.message, advice: complaint.advice ?? known.advice }
}
