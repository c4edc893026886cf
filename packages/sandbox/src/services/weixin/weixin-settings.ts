/**
 * Every point at which the documents of the WeChat mini-program platform are silent or contradict each other, decided in
 * this one place. As with the other platforms, silence is read strictly, so that code which passes here passes in either
 * case. Where a document says something, that is played.
 *
 * Switchable: see the entries of {@link defaultWeixinSettings}. Not switchable:
 *
 * - Order of checks: method (43001, 43002), chunked body (HTTP 412), access_token (41001, 40014, 40001, 42001), limits,
 *   body, fields, then users and things.
 * - An access_token of a shape that the platform never makes answers 40014; an unknown, replaced or ended one 40001; one
 *   whose time is over 42001.
 * - A forced refresh ends the token before at once. The 21st of a day answers 45009; one within 30 seconds of the last
 *   gives the token in force.
 * - Limits count every call whose token is right; a day begins at midnight in China, a minute with the clock's minute.
 * - `sns/*` answers JSON as `text/plain`, everything else as `application/json; encoding=utf-8`.
 * - The proprietary mini-program code (小程序码, the round one) is played by a QR code of the same content; its
 *   Content-Type is `image/jpeg` although the bytes are PNG, as on the platform with `is_hyaline`.
 * - A new message of a user opens 5 answers; what was left of earlier ones is forgotten.
 * - A push counts as received when the status is 2xx and the body is empty, `success`, or a reply that can be read.
 *
 * @module
 */
import { readBoolean, readChoice, readInput, readInteger, readText } from '../../engine/read-input.ts'
import { SandboxError } from '../../engine/sandbox-error.ts'
import { readDayText } from './china-day.ts'
import { weixinOperations } from './weixin-operations.ts'
import type { WeixinQuota, WeixinSettings } from './weixin-types.ts'

/** The choices as they are played unless told otherwise. */
export const defaultWeixinSettings: WeixinSettings = Object.freeze({
  // "At most 7200" today; the platform may shorten it.
  tokenSeconds: 7200,
  // "About 5 minutes" (5 分钟内新老 access_token 都可用).
  plainTokenOverlapSeconds: 300,
  boundToOpenPlatform: true,
  // "May change at wx.login" (可能会更新): a server that copes with a new one copes with the same.
  loginRenewsSessionKey: true,
  // Not documented: the more a user uses the mini program, the longer.
  sessionSeconds: 3 * 86_400,
  pages: Object.freeze(['pages/index/index', 'pages/goods/detail', 'pages/order/list']),
  // The current document and the SDKs disagree about the path for mini programs.
  typingPath: 'both',
  // "2 MB" in one line of the document, "10 M" in another.
  imageMaxBytes: 2 * 1024 * 1024,
  // 1024 characters in the current document, 128 bytes in the older one.
  pathLimit: 1024,
  // "100 000 together" (总共生成的码数量限制为 100,000).
  codeTotal: 100_000,
  // The document asks for an end of at most yesterday; reports say that only yesterday works.
  portraitMustEndYesterday: false,
  // Staff: "ready at about 9 o'clock". What an earlier call gets is not documented; here an empty list.
  analysisReadyHour: 9,
  // The day on which mini programs were opened to the public.
  launchDate: '20170109',
  // In the older document and the seed; absent from the current one and its example.
  legacyAnalysisFields: false,
  // The document says that it has been taken offline, not what a call gets.
  superresolutionOffline: false,
  // "Within 30 minutes" (30 分钟内).
  mediaCheckSeconds: 60,
  // The sample text of the document's own example.
  riskyWords: Object.freeze(['特3456书yuuo莞6543李zxcz蒜7782法fgnv级']),
  // "Three times in all", documented for official accounts.
  pushRepeats: 2,
  // "5 seconds".
  pushTimeoutMs: 5000,
  // A number in the samples; text in some pushes.
  msgIdAsText: false,
  quotas: Object.freeze({})
})

/** Checks settings given by the user and lays them over others. */
export function readWeixinSettings(input: unknown, under: WeixinSettings): WeixinSettings {
  const settings = readInput(input, 'weixin settings', Object.keys(defaultWeixinSettings))
  const given = Object.entries(settings).filter(([, value]) => value !== undefined)
  const merged: Readonly<Record<keyof WeixinSettings, unknown>> = { ...under, ...Object.fromEntries(given) }
  const flag = (name: keyof WeixinSettings): boolean => readBoolean(merged[name], name)
  const whole = (name: keyof WeixinSettings, minimum: number, maximum?: number): number =>
    readInteger(merged[name], name, minimum, maximum)
  return Object.freeze({
    tokenSeconds: whole('tokenSeconds', 1, 7200),
    plainTokenOverlapSeconds: whole('plainTokenOverlapSeconds', 0),
    boundToOpenPlatform: flag('boundToOpenPlatform'),
    loginRenewsSessionKey: flag('loginRenewsSessionKey'),
    sessionSeconds: whole('sessionSeconds', 1),
    pages: readTexts(merged.pages, 'pages'),
    typingPath: readChoice(merged.typingPath, 'typingPath', ['both', 'business', 'custom']),
    imageMaxBytes: whole('imageMaxBytes', 1, 10 * 1024 * 1024),
    pathLimit: whole('pathLimit', 1, 1024),
    codeTotal: whole('codeTotal', 0),
    portraitMustEndYesterday: flag('portraitMustEndYesterday'),
    analysisReadyHour: whole('analysisReadyHour', 0, 23),
    launchDate: readDate(merged.launchDate, 'launchDate'),
    legacyAnalysisFields: flag('legacyAnalysisFields'),
    superresolutionOffline: flag('superresolutionOffline'),
    mediaCheckSeconds: whole('mediaCheckSeconds', 0, 1800),
    riskyWords: readTexts(merged.riskyWords, 'riskyWords'),
    pushRepeats: whole('pushRepeats', 0, 10),
    pushTimeoutMs: whole('pushTimeoutMs', 1, 600_000),
    msgIdAsText: flag('msgIdAsText'),
    quotas: readQuotas(merged.quotas)
  })
}

function readTexts(value: unknown, field: string): readonly string[] {
  if (!Array.isArray(value)) throw new SandboxError('ERR_SANDBOX_INPUT', `"${field}" expected a list of texts`)
  return Object.freeze(value.map((item, index) => readText(item, `${field}[${index}]`, 1, 1024)))
}

function readDate(value: unknown, field: string): string {
  const text = readText(value, field, 8, 8)
  if (readDayText(text) !== undefined) return text
  throw new SandboxError('ERR_SANDBOX_INPUT', `"${field}" expected a date as yyyymmdd`)
}

function readQuotas(value: unknown): Readonly<Record<string, WeixinQuota>> {
  const names = weixinOperations.map(({ operation }) => operation)
  const quotas = Object.entries(readInput(value, 'quotas', names)).map(([operation, limits]) => {
    const { perDay, perMinute } = readInput(limits, `quotas.${operation}`, ['perDay', 'perMinute'])
    if (perDay !== undefined) readInteger(perDay, 'perDay', 0)
    if (perMinute !== undefined) readInteger(perMinute, 'perMinute', 0)
    return [operation, Object.freeze({ perDay, perMinute })] as const
  })
  return Object.freeze(Object.fromEntries(quotas)) as Readonly<Record<string, WeixinQuota>>
}
