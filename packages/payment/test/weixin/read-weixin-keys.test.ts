import { describe, expect, it } from 'vitest'
import { readWeixinKeys } from '../../src/weixin/read-weixin-keys.ts'
import { KEY } from './support/start-weixin.ts'

const read = (value: unknown) => readWeixinKeys('initWeixin', value, () => {})

describe('the API key', () => {
  it('is one, or a list of which the first signs', () => {
    expect(read(KEY)).toEqual([KEY])
    expect(read(['n'.repeat(32), KEY])).toEqual(['n'.repeat(32), KEY])
  })

  it.each([
    [
      'with a line break',
      `${KEY}\n`,
      'initWeixin: "key" expected the 32 characters of the API key (APIv2 密钥), got white space around it. A pasted line break?'
    ],
    [
      'of another length',
      KEY.slice(1),
      'initWeixin: "key" expected the 32 characters of the API key (APIv2 密钥), got text of 31 characters. Take the APIv2 key of the merchant platform, neither the AppSecret nor the APIv3 key'
    ],
    ['empty', '', 'initWeixin: "key" expected text that is not empty, got empty text'],
    [
      'with a blank inside',
      `${KEY.slice(0, 31)} `.replace(/^./, ' ').replace(/ $/, 'x'),
      'initWeixin: "key" expected the 32 characters of the API key (APIv2 密钥), got white space around it. A pasted line break?'
    ],
    [
      'in other letters',
      '密'.repeat(32),
      'initWeixin: "key" expected the 32 characters of the API key (APIv2 密钥), in letters and digits, got text of 32 characters'
    ],
    ['that is bytes', Buffer.from(KEY), 'initWeixin: "key" expected text that is not empty, got 32 bytes'],
    ['missing', undefined, 'initWeixin: "key" expected text that is not empty, got nothing'],
    ['in an empty list', [], 'initWeixin: "key" expected a key, or a list of keys, got an empty list']
  ])('is refused %s', (_, key, message) => {
    expect(() => read(key)).toThrow(message)
  })

  it('is named by its place in a list, and further rules are asked for each', () => {
    expect(() => read([KEY, 'short'])).toThrow('"key[1]" expected')
    const asked: string[] = []
    readWeixinKeys('initWeixin', [KEY, KEY], (field) => asked.push(field))
    expect(asked).toEqual(['key[0]', 'key[1]'])
  })
})
