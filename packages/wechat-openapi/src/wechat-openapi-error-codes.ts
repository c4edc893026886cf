/** What a code of the platform means. */
export interface WeixinErrorMeaning {
  /** Our code. */
  readonly code: WeixinErrorCode
  /** The platform's meaning, in English. */
  readonly meaning: string
  /** Whether the same call may succeed later. */
  readonly retryable: boolean
  /** Milliseconds after which a limit per second or minute ends. */
  readonly retryAfterMs: number | undefined
  /** What to do. */
  readonly advice: string
  /** Who says so: the platform's documents, or its users alone. */
  readonly source: 'official' | 'community'
}

/** Codes of refusals by WeChat. */
export type WeixinErrorCode =
  | 'ERR_WECHAT_OPENAPI_BUSY'
  | 'ERR_WECHAT_OPENAPI_TOKEN'
  | 'ERR_WECHAT_OPENAPI_CREDENTIAL'
  | 'ERR_WECHAT_OPENAPI_PERMISSION'
  | 'ERR_WECHAT_OPENAPI_CODE'
  | 'ERR_WECHAT_OPENAPI_SESSION'
  | 'ERR_WECHAT_OPENAPI_USER'
  | 'ERR_WECHAT_OPENAPI_OPENID'
  | 'ERR_WECHAT_OPENAPI_MEDIA'
  | 'ERR_WECHAT_OPENAPI_CONTENT'
  | 'ERR_WECHAT_OPENAPI_RATE_LIMIT'
  | 'ERR_WECHAT_OPENAPI_QUOTA'
  | 'ERR_WECHAT_OPENAPI_PARAMETER'
  | 'ERR_WECHAT_OPENAPI_REQUEST'

/** A kind of refusal: our code without its prefix. */
type Kind = WeixinErrorCode extends `ERR_WECHAT_OPENAPI_${infer Word}` ? Word : never

const ADVICE: Readonly<Record<Kind, string>> = {
  BUSY: 'call again in a second; reads are repeated by themselves',
  TOKEN:
    'a managed token was renewed already; give a fresh accessToken if it is yours, and check that it is of this app',
  CREDENTIAL: "check appId, secret and the console's list of addresses; repeating does not help",
  PERMISSION: 'look into the console of the mini program: the interface must be granted, or is banned',
  CODE: 'a code works once and for 5 minutes: let the client side fetch a new one; never repeat the call',
  SESSION: 'the user must log in again: wx.login, then auth.code2Session',
  USER: "the platform's rules protect the user; wait until the user acts",
  OPENID: 'an openid is of one app: check which app the user logged in to',
  MEDIA: 'check type, size and file name; media live 3 days',
  CONTENT: 'do not publish it',
  RATE_LIMIT: 'slow down: the limit is per second or minute',
  QUOTA: 'wait for the next day, or ask for more in the console; repeating does not help',
  PARAMETER: 'mend the input; the text of the platform names it',
  REQUEST: 'the request itself was malformed: look for a proxy or transport that changes it, otherwise report it'
}

/** The platform's global codes (全局错误码), by what a caller can do about them. */
const ROWS: readonly (readonly [vendorCode: number, kind: Kind, meaning: string, source?: 'community'])[] = [
  [-1, 'BUSY', 'system busy'],
  [61450, 'BUSY', 'the customer service system failed'],
  [61504, 'BUSY', 'the statistics are busy'],
  [43108, 'BUSY', 'messages are being sent to this user at the same time'],
  [40001, 'TOKEN', 'invalid access token, or no longer the latest one'],
  [40014, 'TOKEN', 'access token is malformed or retired'],
  [42001, 'TOKEN', 'access token has expired'],
  [40002, 'CREDENTIAL', 'wrong grant type; for links: no permission'],
  [40013, 'CREDENTIAL', 'wrong appid, or a code of another app'],
  [40125, 'CREDENTIAL', 'wrong secret'],
  [40164, 'CREDENTIAL', 'this address is not in the list of the console (IP 白名单)'],
  [40243, 'CREDENTIAL', 'the secret is frozen'],
  [41002, 'CREDENTIAL', 'appid is missing'],
  [41004, 'CREDENTIAL', 'secret is missing'],
  [50004, 'CREDENTIAL', 'the account may not fetch tokens'],
  [50007, 'CREDENTIAL', 'the account is frozen'],
  [61004, 'CREDENTIAL', 'this address is not registered'],
  [89503, 'CREDENTIAL', 'this address waits for the administrator'],
  [89506, 'CREDENTIAL', 'the administrator refused this address; 24 hours'],
  [89507, 'CREDENTIAL', 'the administrator refused this address; 1 hour'],
  [40200, 'PERMISSION', 'not for this type of account'],
  [43107, 'PERMISSION', 'subscribe messages are banned'],
  [48001, 'PERMISSION', 'the interface is not granted to this account'],
  [48004, 'PERMISSION', 'the interface is banned for this account'],
  [50001, 'PERMISSION', 'the user has not authorised this interface'],
  [50002, 'PERMISSION', 'the user is restricted'],
  [76003, 'PERMISSION', 'no permission for this rid'],
  [76022, 'PERMISSION', "this interface can't be asked about"],
  [85079, 'PERMISSION', 'the app has no published version'],
  [85405, 'PERMISSION', 'plain schemes are not enabled'],
  [85407, 'PERMISSION', 'no permission for links'],
  [85408, 'PERMISSION', 'links are banned for this account'],
  [89002, 'PERMISSION', 'the app is not bound to an Open Platform account'],
  [40029, 'CODE', 'invalid code: of another app, or older than 5 minutes'],
  [40163, 'CODE', 'the code was used already', 'community'],
  [41008, 'CODE', 'code is missing'],
  [87007, 'SESSION', 'session key is missing or has expired'],
  [87008, 'SESSION', 'wrong sig_method'],
  [87009, 'SESSION', 'the signature does not match the session key'],
  [40226, 'USER', 'the user is blocked as a high risk'],
  [43101, 'USER', 'the user has not subscribed to this message'],
  [45015, 'USER', 'the time for a reply to the user has passed'],
  [45047, 'USER', 'too many messages since the user wrote'],
  [45080, 'USER', 'no exchange with the user in the last 30 seconds'],
  [45081, 'USER', 'the typing state is shown already'],
  [61010, 'USER', 'the user was not active in the last 2 hours'],
  [70000, 'USER', 'the user is a protected minor'],
  [40003, 'OPENID', 'invalid openid, or of another app'],
  [41009, 'OPENID', 'openid is missing'],
  [43104, 'OPENID', 'the openid does not belong to this app; for short links: no permission'],
  [40004, 'MEDIA', 'wrong media type'],
  [40005, 'MEDIA', 'wrong file type, or a file name with another extension'],
  [40006, 'MEDIA', 'the file is too large'],
  [40007, 'MEDIA', 'invalid media id, or older than 3 days'],
  [40009, 'MEDIA', 'the picture is too large'],
  [41005, 'MEDIA', 'no media data: often a missing file name'],
  [41006, 'MEDIA', 'media id is missing'],
  [44001, 'MEDIA', 'the file is empty'],
  [45001, 'MEDIA', 'the file is too large'],
  [46001, 'MEDIA', 'there is no such media'],
  [101000, 'MEDIA', "the address of the picture can't be read"],
  [101002, 'MEDIA', "the picture can't be read"],
  [45168, 'CONTENT', 'sensitive words'],
  [87014, 'CONTENT', 'risky content'],
  [44990, 'RATE_LIMIT', 'too many calls in this second'],
  [44991, 'RATE_LIMIT', 'too many calls in this minute'],
  [45011, 'RATE_LIMIT', 'too many calls in this minute'],
  [87020, 'RATE_LIMIT', 'the same request too often'],
  [44993, 'QUOTA', 'the calls of this day are used up'],
  [45009, 'QUOTA', 'the calls of this day are used up'],
  [45029, 'QUOTA', 'the codes of this app are used up'],
  [48006, 'QUOTA', 'the resets of this month are used up'],
  [85406, 'QUOTA', 'the opens of this day are used up'],
  [40008, 'PARAMETER', 'wrong message type'],
  [40035, 'PARAMETER', 'wrong parameter'],
  [40037, 'PARAMETER', 'wrong template id'],
  [40066, 'PARAMETER', 'wrong page or address'],
  [40097, 'PARAMETER', 'wrong arguments'],
  [40129, 'PARAMETER', 'wrong scene'],
  [40159, 'PARAMETER', 'path is too long, or the body is no JSON'],
  [40165, 'PARAMETER', 'wrong page path'],
  [40169, 'PARAMETER', 'scene is too long, or the body is no JSON'],
  [40212, 'PARAMETER', 'wrong query'],
  [41030, 'PARAMETER', 'the page is wrong or not published'],
  [45002, 'PARAMETER', 'the content is too long'],
  [45008, 'PARAMETER', 'too many articles'],
  [45072, 'PARAMETER', 'wrong command'],
  [47003, 'PARAMETER', 'an argument breaks the rules of the template'],
  [61500, 'PARAMETER', 'wrong date format'],
  [61501, 'PARAMETER', 'wrong date range'],
  [76001, 'PARAMETER', 'no such rid'],
  [76002, 'PARAMETER', 'wrong rid'],
  [76004, 'PARAMETER', 'the rid is older than 7 days'],
  [76021, 'PARAMETER', 'unknown path'],
  [85096, 'PARAMETER', 'scancode_time is not allowed'],
  [85401, 'PARAMETER', 'the end is not 1 minute to 30 days ahead'],
  [85402, 'PARAMETER', 'wrong env_version'],
  [85403, 'PARAMETER', 'no such link'],
  [89300, 'PARAMETER', 'the payment is unknown, or older than 5 minutes'],
  [40033, 'REQUEST', 'escaped characters in the body'],
  [41001, 'REQUEST', 'access token is missing'],
  [43001, 'REQUEST', 'GET is required'],
  [43002, 'REQUEST', 'POST is required'],
  [43003, 'REQUEST', 'HTTPS is required'],
  [44002, 'REQUEST', 'the body is empty'],
  [47001, 'REQUEST', "the body can't be parsed"]
]

/** When the limits end that are shorter than a day. A repeat before that could only be refused again. */
const RETRY_AFTER_MS: ReadonlyMap<number, number> = new Map([
  [44990, 1000],
  [44991, 60_000],
  [45011, 60_000],
  [87020, 60_000]
])

/** Refusals after which the platform may have acted all the same. */
export const MAY_HAVE_ACTED: ReadonlySet<number> = new Set([-1, 61450])

function describe(kind: Kind, vendorCode: number, meaning: string, source?: 'community'): WeixinErrorMeaning {
  return {
    code: `ERR_WECHAT_OPENAPI_${kind}`,
    meaning,
    retryable: kind === 'BUSY' || kind === 'RATE_LIMIT',
    retryAfterMs: RETRY_AFTER_MS.get(vendorCode),
    advice: ADVICE[kind],
    source: source ?? 'official'
  }
}

/**
 * Codes of the platform (全局错误码) that this version knows; any other one gives `ERR_API`. Their meaning varies by
 * endpoint, so the platform's own text stands beside it.
 *
 * @see WeChat server API, "全局错误码" (docs/sources.md#wechat-server-api)
 */
export const WEIXIN_ERROR_CODES: Readonly<Record<number, WeixinErrorMeaning>> = Object.freeze(
  Object.fromEntries(
    ROWS.map(([vendorCode, kind, meaning, source]) => [vendorCode, describe(kind, vendorCode, meaning, source)])
  )
)

/** Calls that send the secret: what is refused there is the secret and no token. */
const SECRET_CALLS: ReadonlySet<string> = new Set([
  'auth.code2Session',
  'auth.getAccessToken',
  'auth.getStableAccessToken'
])

/** What a code means on an operation; `undefined` for one that this version does not know. */
export function meaningOf(vendorCode: number, operation: string): WeixinErrorMeaning | undefined {
  if (vendorCode === 40001 && SECRET_CALLS.has(operation)) {
    return describe('CREDENTIAL', vendorCode, 'wrong secret, or the secret of another app')
  }
  return WEIXIN_ERROR_CODES[vendorCode]
}
