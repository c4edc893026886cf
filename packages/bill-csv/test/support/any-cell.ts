/**
 * Cells of bills, nasty where a merchant's user can fill them.
 *
 * Ambiguous by nature, so that no reader can tell, and therefore left out of what must come back equal
 * (`ambiguous-names.property.test.ts` holds what is still promised about some of them):
 * 1. `` ,` `` inside a text of a WeChat bill: it is the separator. Which of 商品名称 and 商户数据包, which stand side by
 *    side, had it can't be known.
 * 2. A raw line feed, a back-tick and a date: it begins a row.
 * 3. In the last column, a raw line feed before the first name of the footer: it begins the footer.
 * 4. In the last column, a line end at the end: it ends the row, or is a blank line after it.
 * 5. NUL: no platform writes it, and a bill that holds it is damaged.
 * 6. In Alipay's bills, which mark neither cells nor rows: commas, line ends, and spaces and tabs around a text; a first
 *    column that begins with `#`.
 * @module
 */
import fc from 'fast-check'

const PIECES = [
  ...['A', 'b7', '商品', '费', '，', '。', '总', '退款', '0.00', '0', ';', "'", '=SUM(A1)', '+1', '-', '@', '#', '%'],
  ...[',', ', ', '`', '``', '`,', '"', '""', '\\', '\\\\', '\\ ', '\\"', '\\n', '\\r', '{"a":1,"b":"c"}'],
  ...[
    '\t',
    ' ',
    '  ',
    '\n',
    '\r',
    '\r\n',
    '\n\n',
    '\n`',
    '\v',
    '\u0001',
    '\u007f',
    '\u0085',
    '\u00a0',
    '\u2028',
    '\u3000'
  ],
  // Two, three and four bytes in UTF-8; a BOM that is none; the replacement character itself; the ends of the planes.
  ...[
    'é',
    'ß',
    '한',
    'ｶ',
    '😀',
    '👨‍👩‍👧',
    '𠮷',
    '\ufeff',
    '\ufffd',
    '\ud7ff',
    '\ue000',
    '\uffff',
    '\u{10000}',
    '\u{10ffff}'
  ],
  // The second byte of these in GBK is a back-tick, a backslash, a bar, or an at sign.
  ...['乣', '乗', '亅', '丂', '誠', '俓', '鎈']
]

const anyPoint = fc
  .oneof(fc.integer({ min: 1, max: 0xd7ff }), fc.integer({ min: 0xe000, max: 0x10ffff }))
  .map((point) => String.fromCodePoint(point))

const nasty = fc
  .array(fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...PIECES) }, { weight: 1, arbitrary: anyPoint }), {
    maxLength: 6
  })
  .map((pieces) => pieces.join(''))

/** A text for a WeChat bill. */
export const wechatText: fc.Arbitrary<string> = nasty.filter((text) => !/,`|\n`\d{4}-\d\d-\d\d/.test(text))

/** A text for the last column of a WeChat bill. */
export const wechatLastText: fc.Arbitrary<string> = wechatText
  .filter((text) => !/\n(?:总|资金流水总)/.test(text))
  .map((text) => text.replace(/[\r\n]+$/, ''))

/** A text for an Alipay bill. U+E5E5 has no bytes of its own in GB18030; the private use area moved in 2022. */
export const alipayText: fc.Arbitrary<string> = nasty.map((text) =>
  text
    .replaceAll(',', '，')
    .replaceAll(/[\r\n\v\ufeff\ue000-\uf8ff]/g, '')
    .replaceAll(/^[\s\u0085]+|[\s\u0085]+$/g, '')
)

/** A plain identifier, as the platforms make them. */
export const idText: fc.Arbitrary<string> = fc.stringMatching(/^[0-9A-Za-z_-]{1,32}$/)

/** Fen: mostly a price, sometimes zero, one, or much more than any merchant has. */
export const anyFen: fc.Arbitrary<bigint> = fc
  .oneof(
    { weight: 3, arbitrary: fc.integer({ min: 0, max: 100_000 }) },
    { weight: 1, arbitrary: fc.constantFrom(0, 1, 9, 10, 99, 100, 101, 999, 1000) },
    { weight: 1, arbitrary: fc.integer({ min: 0, max: 1_000_000_000_000 }) }
  )
  .map(BigInt)

/** Units of 10⁻⁵ yuan. */
export const anyFee: fc.Arbitrary<bigint> = fc
  .oneof(fc.integer({ min: 0, max: 1_000_000 }), fc.integer({ min: 0, max: 1_000_000_000_000 }))
  .map(BigInt)

/** A time of the years 2014 to 2030 as the platforms write it, in Beijing. */
export const anyTime: fc.Arbitrary<string> = fc
  .integer({ min: 0, max: 16 * 366 * 86_400 })
  .map((seconds) => new Date(Date.UTC(2014, 0, 1) + seconds * 1000).toISOString().slice(0, 19).replace('T', ' '))
