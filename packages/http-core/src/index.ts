/**
 * One request's life: describe, encode, sign, send, read, check, decode, retry; with errors that hold no secret.
 *
 * The clients of `@kaifang/*` are built on it. Knows no platform and no signing algorithm, and refuses to follow
 * redirects, to use plain http beyond this machine, and to repeat a write that may have been sent.
 *
 * @module
 */
export { readBaseUrl } from './base-url.ts'
export { callSafely } from './call-safely.ts'
export type { CheckReply } from './check-reply.ts'
export { type Clock, systemClock } from './clock.ts'
export type { CallOptions, CommonSettings, PlatformSettings } from './common-settings.ts'
export { createHttpClient, type HttpClient, type ReadReply } from './create-http-client.ts'
export {
  createNotifyHandler,
  type NotifyHandler,
  type NotifyHandlerOptions,
  type NotifyReply
} from './create-notify-handler.ts'
export { decodeJson, type JsonFault } from './decode-json.ts'
export { decodeStream } from './decode-stream.ts'
export { decodeText } from './decode-text.ts'
export { describeValue } from './describe-value.ts'
export { encodeJson } from './encode-json.ts'
export type { BaseUrl, EncodedRequest } from './encode-request.ts'
export { endOfString } from './end-of-string.ts'
export { ApiError, type ApiErrorOptions } from './errors/api-error.ts'
export { DecodeError, type DecodeErrorCode, type DecodeErrorOptions } from './errors/decode-error.ts'
export { HttpStatusError, type HttpStatusErrorOptions } from './errors/http-status-error.ts'
export { InputError, type InputErrorOptions } from './errors/input-error.ts'
export { NetworkError } from './errors/network-error.ts'
export {
  type Outcome,
  type RedactedReply,
  type RedactedRequest,
  ServiceError,
  type ServiceErrorOptions
} from './errors/service-error.ts'
export { SignatureError, type SignatureErrorCode, type SignatureErrorOptions } from './errors/signature-error.ts'
export {
  type TimeoutBudget,
  TimeoutError,
  type TimeoutErrorOptions,
  type TimeoutPhase
} from './errors/timeout-error.ts'
export { TransportError, type TransportErrorOptions } from './errors/transport-error.ts'
export { type ClientEvent, EVENT_CHANNEL, type EventBase, type OnEvent } from './events.ts'
export { isRecord } from './is-record.ts'
export { createMemoryOnceStore } from './memory-once-store.ts'
export { createMemoryTokenStore } from './memory-token-store.ts'
export { type Nonce, randomNonce } from './nonce.ts'
export type { OnceState, OnceStore } from './once-store.ts'
export type { IsContent, OpenReply } from './open-reply.ts'
export { readChoice } from './read-choice.ts'
export { readHeader } from './read-header.ts'
export { readInput, readInteger, readText, type TextRule } from './read-input.ts'
export {
  type NodeRequestLike,
  type NotifyInput,
  type NotifyMessage,
  type RawNotify,
  readNotify,
  readNotifyQuery
} from './read-notify.ts'
export { readNotifyOptions } from './read-notify-options.ts'
export { readPreviousSecrets, readSecret } from './read-secret.ts'
export { createRedactor, type Redact } from './redact.ts'
export type { ApiFailure, ReplyFailures } from './reply-failures.ts'
export type { ReplyView } from './reply-view.ts'
export type {
  Effect,
  Fields,
  FieldValue,
  HttpMethod,
  MultipartPart,
  RequestBody,
  RequestDescription,
  SettleBy
} from './request-description.ts'
export type { RetryOptions } from './retry.ts'
export { refuseSandboxSecret } from './sandbox-secret.ts'
export type { SignContext, Signer } from './signer.ts'
export type { TimeLimits, Timeout } from './time-limits.ts'
export { createTokenSource, type TokenSource, type TokenSourceOptions } from './token-source.ts'
export type { StoredToken, TokenStore } from './token-store.ts'
export type { ExchangeLimits, ReplyHeaders, Transport, TransportReply, TransportStream } from './transport.ts'
export {
  createUndiciTransport,
  type DispatcherLike,
  type TransportTls,
  type UndiciTransportOptions
} from './undici-transport.ts'
