import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { initWeixin } from '../../src/index.ts'
import { APP_ID, failureOf, SECRET, startPlatform } from '../start-platform.ts'

/** Every function of the README's tables: its name, and the file of its test. */
function readTables(readme: string): { readonly seed: string[]; readonly beyond: string[]; readonly tests: string[] } {
  const text = readFileSync(new URL(`../../${readme}`, import.meta.url), 'utf8')
  const rows = [...text.matchAll(/^\| `([\w.]+)` .*\| \[test\]\(([^)]+)\) *\|$/gm)]
  const split = text.indexOf('<!-- beyond the seed -->')
  const names = (part: typeof rows) => part.map(([, name]) => name as string)
  return {
    seed: names(rows.filter(({ index }) => index < split)),
    beyond: names(rows.filter(({ index }) => index > split)),
    tests: rows.map(([, , test]) => test as string)
  }
}

/** Every function of the client, such as `auth.code2Session`. */
function surfaceOf(client: object): string[] {
  return Object.entries(client).flatMap(([name, value]) =>
    typeof value === 'function' ? [name] : Object.keys(value as object).map((inner) => `${name}.${inner}`)
  )
}

/** What the README of the uniCloud plugin describes (docs/sources.md#unicloud-server-plugin). */
const SEED = [
  'auth.code2Session auth.getAccessToken auth.getPaidUnionId',
  'analysis.getDailyRetain analysis.getMonthlyRetain analysis.getWeeklyRetain analysis.getDailySummary',
  'analysis.getDailyVisitTrend analysis.getMonthlyVisitTrend analysis.getWeeklyVisitTrend analysis.getUserPortrait',
  'analysis.getVisitDistribution analysis.getVisitPage',
  'customerServiceMessage.getTempMedia customerServiceMessage.send customerServiceMessage.setTyping',
  'customerServiceMessage.uploadTempMedia',
  'wxacode.createQRCode wxacode.get wxacode.getUnlimited',
  'img.aiCrop img.scanQRCode img.superresolution'
].flatMap((line) => line.split(' '))

describe.each(['README.md', 'README.zh-CN.md'])('the tables of %s', (readme) => {
  const { seed, beyond, tests } = readTables(readme)

  it('list every function of the seed', () => {
    expect([...seed].sort()).toEqual([...SEED].sort())
  })

  it('list the whole surface of the client, and nothing else', () => {
    const surface = surfaceOf(initWeixin({ appId: APP_ID, secret: SECRET }))
    expect([...seed, ...beyond].sort()).toEqual(surface.sort())
  })

  it.each(tests)('name a test that is there: %s', (test) => {
    expect(readFileSync(new URL(`../../${test}`, import.meta.url), 'utf8')).toMatch(/\bit(?:\.each)?\(/)
  })
})

describe('bindOperations', () => {
  it('rejects instead of throwing, whatever is wrong', async () => {
    const { server, weixin } = await startPlatform()
    const { decryptUserData, verifyUserData, verifyMessagePush, createMessagePushHandler, call, close, ...spaces } =
      weixin
    for (const space of Object.values(spaces) as unknown as Record<
      string,
      (input: unknown, options?: unknown) => unknown
    >[]) {
      for (const [name, operation] of Object.entries(space)) {
        const given = name === 'getAccessToken' ? 7 : null
        expect(await failureOf(Promise.resolve(operation(given, given)))).toMatchObject({ code: 'ERR_INPUT' })
      }
    }
    expect(server.requests).toEqual([])
  })

  it('freezes every namespace', () => {
    const weixin = initWeixin({ appId: APP_ID, secret: SECRET })
    for (const value of [weixin, ...Object.values(weixin)]) {
      if (typeof value === 'object') expect(Object.isFrozen(value)).toBe(true)
    }
  })
})
