import { expect, it } from 'vitest'
import { decodeBytes, encodeText, findCharset } from '../../../../src/services/alipay/wire/charset.ts'

it.each([
  ['utf-8', 'utf-8'],
  ['UTF-8', 'utf-8'],
  ['utf8', 'utf-8'],
  ['GBK', 'gbk'],
  ['gb2312', 'gbk'],
  ['latin1', undefined],
  ['constructor', undefined]
])('knows the charset %s', (name, charset) => {
  expect(findCharset(name)).toBe(charset)
})

it('writes and reads text in both', () => {
  expect(encodeText('测', 'utf-8').toString('hex')).toBe('e6b58b')
  expect(encodeText('测', 'gbk').toString('hex')).toBe('b2e2')
  expect(decodeBytes(Buffer.from('b2e2', 'hex'), 'gbk')).toBe('测')
  expect(decodeBytes(Buffer.from('efbbbf41', 'hex'), 'utf-8')).toBe('\ufeffA')
})
