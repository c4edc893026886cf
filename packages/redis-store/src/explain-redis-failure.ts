import { RedisStoreError, type RedisStoreErrorCode } from './redis-store-error.ts'

interface Explanation {
  readonly shortMessage: string
  readonly retryable: boolean
  readonly advice: string
}

const explanations: Readonly<Record<RedisStoreErrorCode, Explanation>> = {
  ERR_REDIS_STORE_UNREACHABLE: {
    shortMessage: 'could not reach Redis',
    retryable: true,
    advice: 'check that Redis runs, and that the client is connected to the right address'
  },
  ERR_REDIS_STORE_TIMEOUT: {
    shortMessage: 'got no answer from Redis in time',
    retryable: true,
    advice: 'look for a slow or stopped Redis, or raise the option "timeout"'
  },
  ERR_REDIS_STORE_FULL: {
    shortMessage: 'found Redis full',
    retryable: true,
    advice: 'raise "maxmemory" in Redis, or make room'
  },
  ERR_REDIS_STORE_READ_ONLY: {
    shortMessage: 'found a Redis that takes no writes',
    retryable: true,
    advice: 'connect to the primary; a Sentinel or Cluster client follows it by itself'
  },
  ERR_REDIS_STORE_REFUSED: {
    shortMessage: 'was refused by Redis',
    retryable: false,
    advice: 'check user, password and rights; the README lists the commands that the stores need'
  },
  ERR_REDIS_STORE_DATA: {
    shortMessage: 'found something in Redis that it can not read',
    retryable: false,
    advice: 'give the store a "prefix" of its own, and its cipher every secret that is still in use; or delete the key'
  }
}

/** Words that Redis starts an error with, where they mean more than a refusal. */
const codes: readonly (readonly [word: RegExp, code: RedisStoreErrorCode])[] = [
  [/\bOOM\b/, 'ERR_REDIS_STORE_FULL'],
  [/\b(?:READONLY|MISCONF|NOREPLICAS)\b/, 'ERR_REDIS_STORE_READ_ONLY'],
  [/\b(?:LOADING|MASTERDOWN|CLUSTERDOWN|TRYAGAIN|BUSY)\b/, 'ERR_REDIS_STORE_UNREACHABLE'],
  [/\bWRONGTYPE\b/, 'ERR_REDIS_STORE_DATA']
]

/**
 * Redis' own errors start with a word in capitals, those of the system and of node-redis do not. Classes would tell them
 * apart too, but not across copies of node-redis or behind a bundler that shortens names.
 */
function replyWord(message: string): string | undefined {
  return /^[A-Z]{2,20}(?= )/.exec(message)?.[0]
}

/** Tells whether Redis does not know a script (any more), as after a restart. */
export function isUnknownScript(error: unknown): boolean {
  return error instanceof Error && error.message.startsWith('NOSCRIPT')
}

/**
 * Turns what node-redis threw into our error. Keeps the first word or the system's code and nothing else: Redis repeats
 * the arguments of a command that it does not know, and they hold a token.
 */
export function explainRedisFailure(operation: string, error: unknown): RedisStoreError {
  if (RedisStoreError.isInstance(error)) return error
  const { message, code: system } = Object(error) as { message?: unknown; code?: unknown }
  const text = String(message)
  const word = replyWord(text)
  if (word === undefined) {
    const detail = typeof system === 'string' && /^[A-Z_]{3,40}$/.test(system) ? [`System: ${system}`] : []
    return explain('ERR_REDIS_STORE_UNREACHABLE', operation, detail)
  }
  // Scripts of Redis 6 and older put the word behind a sentence of their own, which starts with ERR.
  const [pattern, code = 'ERR_REDIS_STORE_REFUSED'] = codes.find(([candidate]) => candidate.test(text)) ?? []
  return explain(code, operation, [`Redis: ${pattern?.exec(text)?.[0] ?? word}`])
}

/** Makes the error for one of our own reasons. */
export function explain(
  code: RedisStoreErrorCode,
  operation: string,
  details: readonly string[] = []
): RedisStoreError {
  return new RedisStoreError(code, {
    service: 'redis-store',
    operation,
    outcome: 'rejected',
    details,
    ...explanations[code]
  })
}
