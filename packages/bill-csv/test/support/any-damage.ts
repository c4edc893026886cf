import fc from 'fast-check'

/** One change to bytes. */
type Damage = (bytes: Buffer) => Buffer

const at = fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true })
const length = fc.integer({ min: 1, max: 40 })

/** What hurts a reader of bills: separators, line ends, footers, marks, halves of characters, numbers that are none. */
const HURTFUL = [
  ...[
    '\0',
    '`',
    ',`',
    ',',
    '\n',
    '\r\n',
    '\n`',
    '\n`2021-01-28',
    '"',
    '\t',
    '#',
    '\ufeff',
    '.',
    '-',
    '+',
    '1e3',
    'NaN'
  ],
  ...['9007199254740993', '99999999999999999999.99', '0.001', '0.000001', '4.00123E+27', '１', ' ', '--1', '1.2.3'],
  ...[
    '\n总交易单数,',
    '总交易单数,应结订单总金额\r\n`1,`0.00\r\n',
    '\n资金流水总笔数',
    '#交易合计：1笔，',
    '结束',
    '<xml>',
    '{"code":'
  ],
  ...['交易时间,商户号\r\n', '支付宝交易号,', '#-----业务明细列表结束-----', '合计']
].map((text) => Buffer.from(text))
const HALVES = [
  [0xe4],
  [0xb8, 0xad],
  [0xf0, 0x9f, 0x98],
  [0xff],
  [0x81],
  [0x1f, 0x8b],
  [0x50, 0x4b, 3, 4],
  [0xed, 0xa0, 0x80]
]

const piece = fc.oneof(
  fc.constantFrom(...HURTFUL, ...HALVES.map((half) => Buffer.from(half))),
  fc.uint8Array({ minLength: 1, maxLength: 8 }).map((bytes) => Buffer.from(bytes))
)

function cut(bytes: Buffer, from: number, to: number, put: Buffer): Buffer {
  return Buffer.concat([bytes.subarray(0, from), put, bytes.subarray(to)])
}

const damage: fc.Arbitrary<Damage> = fc.oneof(
  // Something is put in, or over what was there.
  fc.tuple(at, piece, fc.boolean()).map(
    ([place, put, over]): Damage =>
      (bytes) => {
        const from = Math.floor(place * bytes.length)
        return cut(bytes, from, from + (over ? put.length : 0), put)
      }
  ),
  // A part is lost, or stands twice.
  fc.tuple(at, length, fc.boolean()).map(
    ([place, count, twice]): Damage =>
      (bytes) => {
        const from = Math.floor(place * bytes.length)
        return twice
          ? cut(bytes, from, from, bytes.subarray(from, from + count))
          : cut(bytes, from, from + count, Buffer.alloc(0))
      }
  ),
  // One bit falls over.
  fc.tuple(at, fc.nat({ max: 7 })).map(
    ([place, bit]): Damage =>
      (bytes) => {
        const from = Math.floor(place * bytes.length)
        return cut(bytes, from, from + 1, Buffer.of((bytes[from] ?? 0) ^ (1 << bit)))
      }
  ),
  // A line is lost, stands twice, or is cut where it is.
  fc.tuple(at, fc.constantFrom('lost', 'twice', 'cut')).map(
    ([place, how]): Damage =>
      (bytes) => {
        const from = bytes.indexOf('\n', Math.floor(place * bytes.length)) + 1
        const next = bytes.indexOf('\n', from) + 1 || bytes.length
        if (how === 'cut') return bytes.subarray(0, from)
        return cut(
          bytes,
          from,
          how === 'lost' ? next : from,
          how === 'lost' ? Buffer.alloc(0) : bytes.subarray(from, next)
        )
      }
  )
)

/** One to four changes, one after the other. */
export const anyDamage: fc.Arbitrary<(bytes: Uint8Array) => Uint8Array> = fc
  .array(damage, { minLength: 1, maxLength: 4 })
  .map((damages) => (bytes: Uint8Array) => {
    // A plain Uint8Array: a reader must not lean on what only Buffer has.
    return Uint8Array.from(damages.reduce((damaged: Buffer, change) => change(damaged), Buffer.from(bytes)))
  })
