import { expect, it } from 'vitest'
import { escapeForm, splitForm } from '../../../../src/services/alipay/wire/split-form.ts'

const read = (form: string) => splitForm(Buffer.from(form, 'latin1')).map(([name, value]) => [name, value.toString()])

it('reads names and values once, a plus as a space', () => {
  expect(read('a=1+2&b=%2B%25&c=&d&=e')).toEqual([
    ['a', '1 2'],
    ['b', '+%'],
    ['c', ''],
    ['d', ''],
    ['', 'e']
  ])
})

it('leaves a percent sign that begins no escape', () => {
  expect(read('a=100%&b=%zz%4')).toEqual([
    ['a', '100%'],
    ['b', '%zz%4']
  ])
})

it('keeps the bytes of any charset', () => {
  expect(splitForm(Buffer.from('a=%B2%E2'))[0]![1].toString('hex')).toBe('b2e2')
})

it('reads nothing from nothing', () => {
  expect(read('')).toEqual([])
  expect(read('&&')).toEqual([])
})

// Java's URLEncoder leaves letters, digits and ".-*_"; the space becomes a plus.
it('escapes as a form', () => {
  expect(escapeForm(Buffer.from('a b*-._~测/'))).toBe('a+b*-._%7E%E6%B5%8B%2F')
})
