import type { OperationCoverage } from '../../sandbox-types.ts'

type Row = readonly [operation: string, method: 'GET' | 'POST', path: string, note: string]

const analysis = (name: string, dates: string, answer: string): Row => [
  `analysis.${name}`,
  'POST',
  `/datacube/getweanalysisappid${wireName(name)}`,
  `${dates}; ${answer}`
]

const oneDay = 'begin = end, at latest yesterday (61500, 61501)'
const oneWeek = 'Monday to Sunday, at latest yesterday (61500, 61501)'
const oneMonth = 'first to last of a month, at latest yesterday (61500, 61501)'

const simulated: readonly Row[] = [
  ['auth.code2Session', 'GET', '/sns/jscode2session', 'codes once and for 5 minutes; 100 a minute a user; text/plain'],
  ['auth.getAccessToken', 'GET', '/cgi-bin/token', 'each call makes a token; the one before lives 5 minutes more'],
  [
    'auth.getStableAccessToken',
    'POST',
    '/cgi-bin/stable_token',
    'the same token until its last 5 minutes; force_refresh 20 times a day, 30 s apart'
  ],
  ['auth.getPaidUnionId', 'GET', '/wxa/getpaidunionid', 'for 5 minutes after a payment, by either number'],
  ['auth.checkSession', 'GET', '/wxa/checksession', 'signature over the empty text, key = session_key text'],
  ['auth.resetUserSessionKey', 'GET', '/wxa/resetusersessionkey', 'a new key, the old end of life'],
  analysis('getDailyRetain', oneDay, 'keys 0 to 7, 14 and 30 as far as they are known'),
  analysis('getWeeklyRetain', oneWeek, 'keys 0 to 4'),
  analysis('getMonthlyRetain', oneMonth, 'keys 0 and 1'),
  analysis('getDailySummary', oneDay, 'cumulative users, shares'),
  analysis('getDailyVisitTrend', oneDay, 'figures that add up across all analysis calls'),
  analysis('getWeeklyVisitTrend', oneWeek, 'sums of the days, users counted once'),
  analysis('getMonthlyVisitTrend', oneMonth, 'sums of the days, users counted once'),
  analysis('getUserPortrait', '1, 7 or 30 days (61500, 61501)', 'six groups, each adds up to the users'),
  analysis('getVisitDistribution', oneDay, 'sources, stay and depth'),
  analysis('getVisitPage', oneDay, 'the pages of the settings'),
  [
    'customerServiceMessage.getTempMedia',
    'GET',
    '/cgi-bin/media/get',
    'bytes of uploads and of images that users sent, for 3 days'
  ],
  [
    'customerServiceMessage.send',
    'POST',
    '/cgi-bin/message/custom/send',
    'text, image, link, miniprogrampage; 5 in 48 h after a message, 2 in a minute after entering'
  ],
  [
    'customerServiceMessage.setTyping',
    'POST',
    '/cgi-bin/message/custom/business/typing',
    '30 s after an exchange, lasts 15 s'
  ],
  ['customerServiceMessage.setTyping', 'POST', '/cgi-bin/message/custom/typing', 'the same on the older path'],
  [
    'customerServiceMessage.uploadTempMedia',
    'POST',
    '/cgi-bin/media/upload',
    'images; field media with an ASCII file name and extension'
  ],
  ['wxacode.createQRCode', 'POST', '/cgi-bin/wxaapp/createwxaqrcode', 'a QR code of the path; 128 bytes'],
  ['wxacode.get', 'POST', '/wxa/getwxacode', 'a QR code in place of the round code; total shared with createQRCode'],
  ['wxacode.getUnlimited', 'POST', '/wxa/getwxacodeunlimit', 'a QR code of page?scene=…; scene rules, published pages'],
  ['img.aiCrop', 'POST', '/cv/img/aicrop', 'the largest middle part of each ratio; images by address are not fetched'],
  ['img.scanQRCode', 'POST', '/cv/img/qrcode', 'finds the codes that this sandbox made, and no others'],
  ['img.superresolution', 'POST', '/cv/img/superresolution', 'a blank image of twice the size as temporary media'],
  ['security.msgSecCheck', 'POST', '/wxa/msg_sec_check', 'version 2; risky words from the settings'],
  ['security.mediaCheckAsync', 'POST', '/wxa/media_check_async', 'version 2; the result is pushed'],
  [
    'subscribeMessage.send',
    'POST',
    '/cgi-bin/message/subscribe/send',
    'templates, accepted times, rules of each field'
  ],
  ['phonenumber.getPhoneNumber', 'POST', '/wxa/business/getuserphonenumber', 'codes once and for 5 minutes'],
  ['urlscheme.generate', 'POST', '/wxa/generatescheme', 'expiry, page and query rules'],
  ['urllink.generate', 'POST', '/wxa/generate_urllink', 'expiry, page and query rules'],
  ['openApi.getApiQuota', 'POST', '/cgi-bin/openapi/quota/get', 'limits and use of a path that is played'],
  ['openApi.getRidInfo', 'POST', '/cgi-bin/openapi/rid/get', 'requests of the last 7 days by their rid'],
  ['openApi.clearQuota', 'POST', '/cgi-bin/clear_quota', '10 a month']
]

const absent: readonly Row[] = [
  ['security.imgSecCheck', 'POST', '/wxa/img_sec_check', 'frozen by the platform since 2021'],
  ['riskControl.getUserRiskRank', 'POST', '/wxa/getuserriskrank', 'answers 501'],
  ['urlscheme.query', 'POST', '/wxa/queryscheme', 'answers 501; links() lists what was made'],
  ['urllink.query', 'POST', '/wxa/query_urllink', 'answers 501; links() lists what was made'],
  ['urlscheme.generateNFC', 'POST', '/wxa/generatenfcscheme', 'answers 501'],
  ['shortlink.generate', 'POST', '/wxa/genwxashortlink', 'answers 501'],
  ['auth.getUserEncryptKey', 'GET', '/wxa/business/getuserencryptkey', 'answers 501'],
  ['auth.checkEncryptedData', 'POST', '/wxa/business/checkencryptedmsg', 'answers 501'],
  ['auth.getPluginOpenPId', 'POST', '/wxa/getpluginopenpid', 'answers 501'],
  ['openApi.clearQuotaByAppSecret', 'POST', '/cgi-bin/clear_quota/v2', 'answers 501'],
  ['openApi.callbackCheck', 'POST', '/cgi-bin/callback/check', 'answers 501']
]

/** The server API of mini programs as far as it is played. A path without a leading slash routes nothing. */
export const weixinOperations: readonly OperationCoverage[] = Object.freeze([
  ...simulated.map((row) => coverage(row, 'simulated')),
  coverage(
    ['messagePush', 'POST', 'the push address', 'signed, plain or encrypted, JSON or XML; three deliveries'],
    'simulated'
  ),
  ...absent.map((row) => coverage(row, 'absent'))
])

function coverage([operation, method, path, note]: Row, status: OperationCoverage['status']): OperationCoverage {
  return Object.freeze({ operation, method, path, status, note })
}

/** `getDailyRetain` is `dailyretaininfo` on the wire, `getDailySummary` is `dailysummarytrend`. */
function wireName(name: string): string {
  const plain = name.slice('get'.length).toLowerCase()
  if (name.endsWith('Retain')) return `${plain}info`
  return name === 'getDailySummary' ? `${plain}trend` : plain
}
