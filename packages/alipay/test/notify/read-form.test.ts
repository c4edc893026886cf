import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readForm } from '../../src/notify/read-form.ts'

const numRuns = Math.max(1000, Number(process.env.FUZZ_RUNS ?? 0))

function read(text: string | Uint8Array) {
  const form = readForm(Buffer.from(text as string))
  return 'fault' in form ? form : form.map(({ name, value }) => [name, value.toString('latin1')])
}

describe('readForm', () => {
  it('decodes once, and a + is a blank', () => {
    expect(read('a=1%2B1&b=x+y&c=%2525&d=')).toEqual([
      ['a', '1+1'],
      ['b', 'x y'],
      ['c', '%25'],
      ['d', '']
    ])
  })

  it('keeps bytes that are no UTF-8', () => {
    // 支付 in GBK.
    expect(read('subject=%D6%A7%b8%b6')).toEqual([['subject', '\xd6\xa7\xb8\xb6']])
  })

  it('reads a field without a value, and steps over empty ones', () => {
    expect(read('&a&&b=1&')).toEqual([
      ['a', ''],
      ['b', '1']
    ])
    expect(read('')).toEqual([])
    expect(read('a=b=c')).toEqual([['a', 'b=c']])
  })

  it.each([
    ['a=%', 'percent'],
    ['a=%4', 'percent'],
    ['a=%zz', 'percent'],
    ['%=1', 'percent'],
    ['=1', 'name'],
    ['a b=1', 'name'],
    ['%E6%94%AF=1', 'name'],
    ['{"a":1}', undefined],
    ['a=1&b=2&a=1', 'repeated'],
    ['a=1&%61=2', 'repeated']
  ])('reads of %j the fault %s', (text, fault) => {
    const form = readForm(Buffer.from(text))
    expect('fault' in form ? form.fault : undefined).toBe(fault)
  })

  it('reads 500 fields and not one more', () => {
    const many = (count: number) => Buffer.from(Array.from({ length: count }, (_, index) => `f${index}=`).join('&'))
    expect(readForm(many(500))).toHaveLength(500)
    expect(readForm(many(501))).toEqual({ fault: 'many' })
  })

  it('reads what the web’s own encoder writes', () => {
    const text = fc.string({ unit: 'grapheme' })
    const name = fc.stringMatching(/^[a-z_]{1,12}$/)
    fc.assert(
      fc.property(fc.dictionary(name, text, { maxKeys: 20 }), (fields) => {
        const form = readForm(Buffer.from(new URLSearchParams(fields).toString()))
        expect('fault' in form).toBe(false)
        const back = (form as readonly { name: string; value: Buffer }[]).map(({ name: key, value }) => [
          key,
          value.toString()
        ])
        expect(back).toEqual(Object.entries(fields))
      }),
      { numRuns }
    )
  })

  it('ends on any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 100 }), (bytes) => {
        const form = readForm(bytes)
        expect('fault' in form || Array.isArray(form)).toBe(true)
      }),
      { numRuns }
    )
  })
})
