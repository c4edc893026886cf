import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  camelNameOf,
  FREE_FORM_FIELDS,
  NAME_EXCEPTIONS,
  toCamelNames,
  toWireNames,
  wireNameOf
} from '../src/wire-names.ts'

const numRuns = Math.max(300, Number(process.env.FUZZ_RUNS ?? 0))
const word = fc.stringMatching(/^[a-z][a-z0-9]{0,6}$/)
const wireName = fc.array(word, { minLength: 1, maxLength: 4 }).map((words) => words.join('_'))

describe('names', () => {
  // Both columns are the documents' own (docs/sources.md#wechat-server-api and #unicloud-server-plugin).
  it.each([
    ['beginDate', 'begin_date'],
    ['visitUvNew', 'visit_uv_new'],
    ['pageStaytimePv', 'page_staytime_pv'],
    ['entrypagePv', 'entrypage_pv'],
    ['exitpagePv', 'exitpage_pv'],
    ['thumbMediaId', 'thumb_media_id'],
    ['outTradeNo', 'out_trade_no'],
    ['imgSize', 'img_size'],
    ['leftTop', 'left_top'],
    ['lineColor', 'line_color'],
    ['accessSourceVisitUv', 'access_source_visit_uv'],
    ['jumpWxa', 'jump_wxa'],
    ['openid', 'openid'],
    ['unionid', 'unionid'],
    ['touser', 'touser'],
    ['msgtype', 'msgtype'],
    ['pagepath', 'pagepath'],
    ['miniprogrampage', 'miniprogrampage'],
    ['aimsgcontext', 'aimsgcontext'],
    ['hqmusicurl', 'hqmusicurl'],
    ['openlink', 'openlink'],
    ['r', 'r'],
    ['errCode', 'errcode'],
    ['errMsg', 'errmsg']
  ])('%s is %s on the wire, and back', (ours, wire) => {
    expect([wireNameOf(ours), camelNameOf(wire)]).toEqual([wire, ours])
  })

  it.each(Object.entries(NAME_EXCEPTIONS))('%s is %s on the wire, where the rule would spoil it', (ours, wire) => {
    expect(wireNameOf(ours)).toBe(wire)
    expect(wire).not.toContain('_')
  })

  it.each(['phoneNumber', 'purePhoneNumber', 'countryCode', 'ToUserName', '_n', '_appid', 'vaild', 'unoinid'])(
    'of a reply stay as they are where they have no underscore inside: %s',
    (name) => {
      expect(camelNameOf(name)).toBe(name)
    }
  )

  it('come back as they went, whatever the platform invents', () => {
    const exceptions = new Set(Object.keys(NAME_EXCEPTIONS))
    fc.assert(
      fc.property(wireName, (name) => {
        const ours = camelNameOf(name)
        fc.pre(!/_\d/.test(name) && (!exceptions.has(ours) || name === NAME_EXCEPTIONS[ours]))
        expect(wireNameOf(ours)).toBe(name)
      }),
      { numRuns }
    )
  })
})

describe('toWireNames', () => {
  it('renames at every depth, in lists too, and leaves values alone', () => {
    expect(toWireNames('caller', { aB: [{ cD: 'eF' }, ['gH']], i: { jK: null }, lM: 0, nO: false })).toEqual({
      a_b: [{ c_d: 'eF' }, ['gH']],
      i: { j_k: null },
      l_m: 0,
      n_o: false
    })
  })

  it('leaves out what is undefined, and keeps bytes', () => {
    const bytes = Buffer.from([1])
    expect(toWireNames('caller', { aB: undefined, c: bytes })).toEqual({ c: bytes })
  })

  it.each(FREE_FORM_FIELDS)('never renames the content of "%s"', (field) => {
    const content = { phone_number01: { value: 'x' }, aB: { cD: 1 } }
    expect(toWireNames('caller', { list: [{ [field]: content }] })).toEqual({ list: [{ [field]: content }] })
  })
})

describe('toCamelNames', () => {
  it('keeps unknown fields, values that look like names, and all levels', () => {
    const reply = { new_field: { deep_field: [{ x_y: 'access_source_session_cnt' }] }, plain: 'a_b' }
    expect(toCamelNames(reply)).toEqual({
      newField: { deepField: [{ xY: 'access_source_session_cnt' }] },
      plain: 'a_b'
    })
  })

  it('loses no field when two names would be one', () => {
    expect(toCamelNames({ media_id: 1, mediaId: 2 })).toEqual({ mediaId: 2, media_id: 1 })
    expect(toCamelNames({ mediaId: 2, media_id: 1 })).toEqual({ mediaId: 2, media_id: 1 })
    expect(toCamelNames({ errcode: 1, err_code: 2 })).toEqual({ errCode: 1, err_code: 2 })
    expect(toWireNames('caller', { beginDate: 1, begin_date: 2 })).toEqual({ beginDate: 1, begin_date: 2 })
  })

  it('treats __proto__ as a name like any other', () => {
    const reply = JSON.parse('{"__proto__":{"a_b":1}}') as object
    const named = toCamelNames(reply) as object
    expect(Object.keys(named)).toEqual(['__proto__'])
    expect(Object.getPrototypeOf(named)).toBe(Object.prototype)
  })

  it('changes no value, whatever comes', () => {
    const leaves = (value: unknown): unknown[] =>
      typeof value === 'object' && value !== null ? Object.values(value).flatMap(leaves) : [value]
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(leaves(toCamelNames(value)).map(String).sort()).toEqual(leaves(value).map(String).sort())
      }),
      { numRuns }
    )
  })
})
