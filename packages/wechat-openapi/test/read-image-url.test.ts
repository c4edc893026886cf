import { describe, expect, it } from 'vitest'
import { readImageUrl } from '../src/read-image-url.ts'

describe('readImageUrl', () => {
  it.each(['https://example.com/a.png?b=1&c=年', 'http://example.com', 'HTTPS://EXAMPLE.COM/A'])('takes %s', (url) => {
    expect(readImageUrl('c', 'imgUrl', url)).toBe(url)
  })

  it.each(['example.com', '//example.com', 'data:image/png;base64,AA', 'https://', 'file:///etc/hosts', '', 7, null])(
    'refuses %j',
    (url) => {
      expect(() => readImageUrl('c', 'imgUrl', url)).toThrow('"imgUrl" expected')
    }
  )
})
