import { describe, expect, it } from 'vitest'
import { encodeGbk } from '../../../../src/services/alipay/wire/encode-gbk.ts'
import { hasPhp, runPhp } from '../../../support/run-php.ts'

describe('encodeGbk', () => {
  it('writes the bytes that the code page has', () => {
    // GBK bytes of 汇总 as the bills reference (7) prints them.
    expect(encodeGbk('汇总').toString('hex')).toBe('bbe3d7dc')
    expect(encodeGbk('A1~').toString('hex')).toBe('41317e')
  })

  it('writes a question mark for what GBK lacks, one for each character', () => {
    expect(encodeGbk('a😀b').toString('latin1')).toBe('a?b')
  })

  it.skipIf(!hasPhp)('agrees with PHP on every character of GBK', () => {
    const ideographs = Array.from({ length: 0x9fa5 - 0x4e00 + 1 }, (_, index) => String.fromCharCode(0x4e00 + index))
    const text = `${ideographs.join('')}，。：；？！（）【】、《》“”‘’—…·￥`
    const program =
      '[$t] = json_decode(stream_get_contents(STDIN), true); echo json_encode(bin2hex(iconv("UTF-8", "GBK", $t)));'
    expect(encodeGbk(text).toString('hex')).toBe(runPhp(program, [text]))
  })
})
