/** Codes of refusals by Youzan. */
export type YouzanErrorCode =
  | 'ERR_YOUZAN_CREDENTIALS'
  | 'ERR_YOUZAN_AUTHORIZATION'
  | 'ERR_YOUZAN_TOKEN'
  | 'ERR_YOUZAN_PERMISSION'
  | 'ERR_YOUZAN_REQUEST'
  | 'ERR_YOUZAN_UNKNOWN_API'
  | 'ERR_YOUZAN_PARAMETER'
  | 'ERR_YOUZAN_RATE_LIMIT'
  | 'ERR_YOUZAN_NOT_FOUND'
  | 'ERR_YOUZAN_CONFLICT'
  | 'ERR_YOUZAN_BUSINESS'
  | 'ERR_YOUZAN_UNAVAILABLE'

/** What a code of the platform means. */
export interface YouzanErrorMeaning {
  /** Our code. */
  readonly code: YouzanErrorCode
  /** The platform's meaning, in English. */
  readonly meaning: string
  /** Whether the same call may succeed later. */
  readonly retryable: boolean
  /** What to do. */
  readonly advice: string
  /** Whether the platform may have acted all the same. */
  readonly mayHaveActed?: boolean
  /** How long to wait before a repeat, in milliseconds. */
  readonly retryAfterMs?: number
}

type Entry = readonly [meaning: string, advice: string]

/** First of the waits that the platform documents: 3, 6, 12, 24 and 48 s. */
const BACK_OFF_MS = 3000

/** Makes the entries of one of our codes. */
function group(
  code: YouzanErrorCode,
  entries: Readonly<Record<number, Entry>>,
  more: Pick<YouzanErrorMeaning, 'mayHaveActed' | 'retryAfterMs'> & { readonly retryable?: boolean } = {}
): Readonly<Record<number, YouzanErrorMeaning>> {
  const read = Object.entries(entries).map(([vendorCode, [meaning, advice]]) => [
    vendorCode,
    Object.freeze({ code, meaning, advice, retryable: false, ...more })
  ])
  return Object.fromEntries(read) as Record<number, YouzanErrorMeaning>
}

const FIX = 'mend the call; a repeat of the same one is refused again'
const LESS = 'call less often: wait 3, 6, 12, 24, 48 s between tries; ceilings are per shop and second'
const AGAIN = 'read it again before you decide'
const ASK_FIRST = 'a read may be repeated; before you repeat a write, ask whether it was done'
const CUSTOMER = 'check account_id and account_type: the numbers and the words for account types are two alphabets'

/**
 * Codes of the platform (错误码): of the token endpoint, the gateway, and those of the APIs that are worth naming. Codes that
 * are not here give `ERR_API` with the platform's text.
 *
 * @see Youzan, "API 调用指南" and the error lists of the API pages (docs/sources.md#youzan-cloud)
 */
export const YOUZAN_ERROR_CODES: Readonly<Record<number, YouzanErrorMeaning>> = Object.freeze({
  ...group('ERR_YOUZAN_CREDENTIALS', {
    1000: ['application or secret wrong, or a body that is not JSON', 'check clientId and clientSecret; read the text']
  }),
  ...group('ERR_YOUZAN_AUTHORIZATION', {
    1004: ['authorisation has expired', 'let the merchant authorise the application again'],
    1005: [
      'authorisation code invalid or already used',
      'a code is good for 2 minutes and once: let the merchant authorise again'
    ],
    1103: [
      'no such client, or no authorisation between application and shop',
      'read the text; check clientId and grantId'
    ],
    1105: [
      'this kind of application may not use that grant',
      "check appType: 'tool' for tool apps, 'platform' for platform apps"
    ]
  }),
  ...group('ERR_YOUZAN_TOKEN', {
    4201: [
      'token missing, or authorisation expired or switched off',
      'a new token was tried already: let a person authorise again'
    ],
    4202: ['token expired', 'a new token was tried already; check who else fetches tokens for this shop'],
    4203: ['token does not exist', 'a new token was tried already; check who else fetches tokens for this shop'],
    40010: ['token invalid', 'a new token was tried already; tokens of the old platform are not good here']
  }),
  ...group('ERR_YOUZAN_PERMISSION', {
    4007: [
      'method or content type not allowed, or this address is not on the allow-list',
      'read the text; add your IP address to the application'
    ],
    4204: [
      'capability pack (能力包) not granted, or risk control',
      'apply for the pack in the console; a repeat does not help'
    ]
  }),
  ...group('ERR_YOUZAN_REQUEST', {
    4001: ['malformed URL', FIX],
    4004: ['body is not valid JSON', FIX],
    4006: ['invalid mode', FIX],
    4008: ['rich text is not supported for this API', 'leave out richText'],
    4009: ['open id not found', FIX],
    4010: ['a system parameter has the wrong type', FIX]
  }),
  ...group('ERR_YOUZAN_UNKNOWN_API', {
    4005: [
      'unknown API name or version',
      'check name and version: the last three numbers of the id in the guide are the version'
    ]
  }),
  ...group(
    'ERR_YOUZAN_RATE_LIMIT',
    {
      4101: ['too many requests', LESS],
      102010003: ['too fast', LESS],
      123000042: ['too many requests for items', LESS],
      141500203: ['too many requests for the points of this customer', LESS],
      500100004: ['too many requests', LESS]
    },
    { retryable: true, retryAfterMs: BACK_OFF_MS }
  ),
  ...group(
    'ERR_YOUZAN_PARAMETER',
    {
      5001: [
        'system error, in practice mostly a parameter of the wrong type',
        'check the declared types: text for numbers, dates with their time'
      ]
    },
    { mayHaveActed: true }
  ),
  ...group('ERR_YOUZAN_PARAMETER', {
    105000003: ['tracking number may hold only letters, digits and hyphens', FIX],
    106000004: ['order number malformed', FIX],
    106100110: ['order number malformed', FIX],
    135200036: ['account type wrong', CUSTOMER],
    141500101: ['parameters wrong', FIX],
    141503112: ['reason is empty', FIX]
  }),
  ...group('ERR_YOUZAN_NOT_FOUND', {
    5000: ['order not found', 'order data may lag behind its message: wait 30 s and read again'],
    103011024: ['refund not found', FIX],
    105000016: ['order does not exist', FIX],
    120009001: ['nothing to show yet', 'the carrier has not reported: ask later'],
    122001001: ['item does not exist', FIX],
    123004002: ['sku does not exist', FIX],
    123005001: ['item does not exist', FIX],
    135200021: ['no WeChat account bound', 'the customer has none: nothing to repeat'],
    141001107: ['customer does not exist', CUSTOMER],
    141500201: ['follower does not exist', CUSTOMER],
    141502108: ['customer does not exist', CUSTOMER],
    141503101: ['user unknown', CUSTOMER],
    141503102: ['follower unknown', CUSTOMER]
  }),
  ...group('ERR_YOUZAN_CONFLICT', {
    102010002: ['state changed meanwhile', AGAIN],
    103010039: ['version of the refund is not the current one', 'read the refund again, and take its version'],
    142100106: ['this biz_value was used already', 'it was done before: take it for done'],
    143001027: ['customer exists already', 'take the one that exists'],
    141502109: ['customer exists already', 'take the one that exists']
  }),
  ...group('ERR_YOUZAN_BUSINESS', {
    102010011: ['nothing is left to refund', 'read the order before you decide'],
    102090108: ["the shop's balance is too low for the refund", 'let the merchant top it up']
  }),
  ...group(
    'ERR_YOUZAN_UNAVAILABLE',
    {
      5002: ['business exception in the backend', ASK_FIRST],
      5003: ['plug-in exception', ASK_FIRST],
      50000: ['internal error of the old gateway', ASK_FIRST],
      121000100: ['internal error of items', ASK_FIRST],
      141500102: ['internal error of points', ASK_FIRST]
    },
    { mayHaveActed: true }
  ),
  ...group(
    'ERR_YOUZAN_UNAVAILABLE',
    {
      106000001: ['timeout in the backend', ASK_FIRST],
      106100118: ['timeout in the backend', ASK_FIRST]
    },
    { mayHaveActed: true, retryable: true }
  )
})

/** What a code means; digits in quotes count too. */
export function meaningOf(vendorCode: number | string): YouzanErrorMeaning | undefined {
  const code = Number(vendorCode)
  return Object.hasOwn(YOUZAN_ERROR_CODES, code) ? YOUZAN_ERROR_CODES[code] : undefined
}
