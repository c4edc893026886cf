import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { initAlipay, initWeixin } from '../src/index.ts'
import { merchant, platform } from './alipay/start-gateway.ts'
import { type Names, readSurface } from './read-surface.ts'

const here = (path: string): URL => new URL(path, import.meta.url)
/** Names of the tables of the uniCloud plugin. */
const seed: {
  readonly settings: Names
  readonly functions: Readonly<Record<string, { readonly takes: readonly string[]; readonly gives: readonly string[] }>>
  readonly items: Names
} = JSON.parse(readFileSync(here('seed-surface.json'), 'utf8'))
const surface = readSurface()

/** What `channel` has: what a function takes, or gives. */
const namesOf = (channel: 'Weixin' | 'Alipay', side: 'takes' | 'gives', name: string): readonly string[] =>
  surface[`${channel}${side === 'takes' ? 'Takes' : 'Gives'}`]?.[name] ?? []

/** Settings of every client. */
const COMMON = ['baseUrl', 'clock', 'onEvent', 'retry', 'transport']

interface Row {
  readonly name: string
  readonly side: 'takes' | 'gives'
  readonly both: string
  readonly weixin: string
  readonly alipay: string
  readonly tests: readonly string[]
}

const names = (list: readonly string[]): string => list.map((name) => `\`${name}\``).join(', ')

/** The rows that a table must have, without the tests: names that `belongs` lets in, split by platform. */
function expectedRow(name: string, side: 'takes' | 'gives', belongs: (field: string) => boolean) {
  const weixin = namesOf('Weixin', side, name).filter(belongs)
  const alipay = namesOf('Alipay', side, name).filter(belongs)
  return {
    name,
    side,
    both: names(weixin.filter((field) => alipay.includes(field))),
    weixin: names(weixin.filter((field) => !alipay.includes(field))),
    alipay: names(alipay.filter((field) => !weixin.includes(field)))
  }
}

/** Reads the rows of the tables of a README between two marks. */
function readRows(readme: string, mark: string): Row[] {
  const text = readFileSync(here(`../${readme}`), 'utf8')
  const part = text.split(`<!-- ${mark} -->`)[1]?.split('<!-- end -->')[0] ?? ''
  return [...part.matchAll(/^\| `(\w+)` (takes|gives) \|(.*)\|$/gm)].map(([, name = '', side, cells = '']) => {
    const [both = '', weixin = '', alipay = '', tests = ''] = cells.split('|').map((cell) => cell.trim())
    return {
      name,
      side: side as 'takes' | 'gives',
      both,
      weixin,
      alipay,
      tests: [...tests.matchAll(/\]\(([^)]+)\)/g)].map((link) => link[1] as string)
    }
  })
}

const functions = [
  ...['getOrderInfo', 'orderQuery', 'closeOrder', 'cancelOrder', 'refund', 'refundQuery'],
  ...['downloadBill', 'downloadFundflow', 'verifyPaymentNotify', 'verifyRefundNotify']
]
const sides = ['takes', 'gives'] as const

const inSeed = (name: string, side: 'takes' | 'gives') => (field: string) => {
  const known = name === 'settings' ? Object.values(seed.settings).flat() : seed.functions[name]?.[side]
  return known?.includes(field) ?? false
}

/** Rows of names that the seed has, or has not; rows without a name are left out. */
function expectedRows(ofSeed: boolean) {
  return [['settings', 'takes'] as const, ...functions.flatMap((name) => sides.map((side) => [name, side] as const))]
    .map(([name, side]) =>
      expectedRow(name, side, (field) => {
        if (name === 'settings' && COMMON.includes(field)) return false
        return inSeed(name, side)(field) === ofSeed
      })
    )
    .filter(({ both, weixin, alipay }) => both + weixin + alipay !== '')
}

const readmes = ['README.md', 'README.zh-CN.md']

describe('every name of the seed', () => {
  it('is a function of a platform', () => {
    const alipay = initAlipay({ appId: '2021', privateKey: merchant.privateKey, alipayPublicKey: platform.publicKey })
    const weixin = initWeixin({ appId: 'wx1', mchId: '10000100', key: '0'.repeat(32) })
    expect(Object.keys(seed.functions)).toEqual(functions)
    for (const name of functions)
      expect([...Object.keys(alipay.payment), ...Object.keys(weixin.payment)]).toContain(name)
    expect(weixin.payment).not.toHaveProperty('cancelOrder')
    expect(alipay.payment).not.toHaveProperty('downloadFundflow')
  })

  it.each(functions.flatMap((name) => sides.map((side) => [name, side] as const)))(
    'is what %s %s, on some platform',
    (name, side) => {
      const here = [...namesOf('Weixin', side, name), ...namesOf('Alipay', side, name)]
      // What getOrderInfo gives is no name: an object or a text, by client; payment.test-d.ts holds it.
      for (const field of seed.functions[name]?.[side] ?? []) expect(here).toContain(field)
    }
  )

  it('is a setting of the platforms that the seed names', () => {
    const { both = [], weixin = [], alipay = [] } = seed.settings
    expect(namesOf('Weixin', 'takes', 'settings')).toEqual(expect.arrayContaining([...both, ...weixin]))
    expect(namesOf('Alipay', 'takes', 'settings')).toEqual(expect.arrayContaining([...both, ...alipay]))
  })

  it.each(Object.keys(seed.items))('is a field of a %s', (item) => {
    expect([...(surface.Items?.[item] ?? [])].sort()).toEqual([...(seed.items[item] ?? [])].sort())
  })
})

describe.each(readmes)('the tables of %s', (readme) => {
  it('name every field of the seed, on the platforms that have it', () => {
    expect(readRows(readme, 'seed').map(({ tests: _, ...row }) => row)).toEqual(expectedRows(true))
  })

  it('name every other field of the surface', () => {
    expect(readRows(readme, 'beyond').map(({ tests: _, ...row }) => row)).toEqual(expectedRows(false))
  })

  it.each(readRows(readme, 'seed').map((row) => [row.name, row.side, row] as const))(
    'name tests that know each field: what %s %s',
    (_name, _side, { both, weixin, alipay, tests }) => {
      expect(tests.length).toBeGreaterThan(0)
      const texts = tests.map((test) => {
        expect(existsSync(here(`../${test}`)), test).toBe(true)
        return readFileSync(here(`../${test}`), 'utf8')
      })
      const known = texts.join('\n')
      for (const [, field = ''] of `${both} ${weixin} ${alipay}`.matchAll(/`(\w+)`/g)) {
        expect(new RegExp(`\\b${field}\\b`).test(known), field).toBe(true)
      }
    }
  )
})
