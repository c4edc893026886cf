/** What a status of the platform means. */
export interface UtoolsErrorMeaning {
  /** Our code. */
  readonly code: UtoolsErrorCode
  /** The platform's meaning, in English. */
  readonly meaning: string
  /** Whether the same call may succeed later. */
  readonly retryable: boolean
  /** What to do. */
  readonly advice: string
}

/** Codes of refusals by uTools. */
export type UtoolsErrorCode =
  | 'ERR_UTOOLS_BAD_REQUEST'
  | 'ERR_UTOOLS_UNAUTHORIZED'
  | 'ERR_UTOOLS_FORBIDDEN'
  | 'ERR_UTOOLS_NOT_FOUND'
  | 'ERR_UTOOLS_VALIDATION'
  | 'ERR_UTOOLS_RATE_LIMIT'
  | 'ERR_UTOOLS_UNAVAILABLE'

/**
 * Statuses of the platform (返回状态码). One status has several causes, and the platform's texts are not stable, so no
 * finer code is promised. Statuses above 500 are read as 500; any other one that is not here gives `ERR_API`.
 *
 * @see uTools server API, "返回状态码" (docs/sources.md#utools-server-api)
 */
export const UTOOLS_ERROR_CODES: Readonly<Record<number, UtoolsErrorMeaning>> = {
  400: {
    code: 'ERR_UTOOLS_BAD_REQUEST',
    meaning: 'client error',
    retryable: false,
    advice: "read the platform's text"
  },
  401: {
    code: 'ERR_UTOOLS_UNAUTHORIZED',
    meaning: 'wrong signature, or unknown user token',
    retryable: false,
    advice:
      'check that secret belongs to pluginId and was not reset since; then that accessToken is fresh from the client'
  },
  403: {
    code: 'ERR_UTOOLS_FORBIDDEN',
    meaning: 'timestamp more than 10 minutes off, or user token expired',
    retryable: false,
    advice: "check this machine's clock; user tokens live 2 hours, so ask the client for a new one"
  },
  404: {
    code: 'ERR_UTOOLS_NOT_FOUND',
    meaning: 'no such plugin, user or order',
    retryable: false,
    advice: 'check that pluginId is the id of the developer tool, not the name in plugin.json; then the order number'
  },
  422: {
    code: 'ERR_UTOOLS_VALIDATION',
    meaning: 'parameters failed validation',
    retryable: false,
    advice: 'mend the fields named above'
  },
  429: {
    code: 'ERR_UTOOLS_RATE_LIMIT',
    meaning: 'too many calls',
    retryable: true,
    advice: 'call less often; no limit is documented'
  },
  500: {
    code: 'ERR_UTOOLS_UNAVAILABLE',
    meaning: "uTools can't serve at the moment",
    retryable: true,
    advice: 'call again later'
  }
}
