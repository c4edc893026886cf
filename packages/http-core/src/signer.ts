import type { EncodedRequest } from './encode-request.ts'
import type { ApiError } from './errors/api-error.ts'
import type { RequestDescription } from './request-description.ts'

/** What a signer may read besides the request. */
export interface SignContext {
  /** Milliseconds since the epoch, of the injected clock. */
  readonly nowMs: number
  /** A fresh nonce for this attempt. */
  nonce(): string
}

/**
 * Adds a platform's signature to a request. Both steps are optional and run anew for every attempt, so that a repeat
 * carries a fresh timestamp.
 */
export interface Signer {
  /** Signs parameters: gets the description, returns it with what must be sent. */
  signParams?(description: RequestDescription, context: SignContext): RequestDescription | Promise<RequestDescription>
  /** Signs bytes: gets the encoded request, returns it with the headers to add. */
  signBytes?(request: EncodedRequest, context: SignContext): EncodedRequest | Promise<EncodedRequest>
  /**
   * Mends what the platform refused, such as a token that has died: gets the refusal and the description as it was
   * signed. Asked `recoverLimit` times a call at most, and only when the platform has not acted.
   *
   * @returns Whether to sign and send once more, also a write.
   */
  recover?(error: ApiError, signed: RequestDescription): boolean | Promise<boolean>
  /** How often one call is sent again because `recover` mended it. @default 1 */
  readonly recoverLimit?: number
}
