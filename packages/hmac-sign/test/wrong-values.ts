/** Values that are no text, by what an error is expected to call them. */
export const NOT_STRINGS: readonly (readonly [string, unknown])[] = [
  ['undefined', undefined],
  ['null', null],
  ['number', 7],
  ['bigint', 7n],
  ['boolean', true],
  ['symbol', Symbol('s')],
  ['function', () => 'text'],
  ['array of length 1', ['text']],
  ['Uint8Array of length 3', new Uint8Array(3)],
  ['Object', { text: 'text' }],
  ['Date', new Date(0)],
  ['String', new String('text')]
]

/** Values that are no map of fields. */
export const NOT_PARAMS: readonly (readonly [string, unknown])[] = [
  ['undefined', undefined],
  ['null', null],
  ['number', 7],
  ['boolean', true],
  ['symbol', Symbol('s')],
  ['function', () => ({})],
  ['string of length 3', 'a=1'],
  ['array of length 1', ['a']],
  ['Uint8Array of length 3', new Uint8Array(3)],
  ['Date', new Date(0)],
  ['Map', new Map([['a', '1']])],
  ['URLSearchParams', new URLSearchParams('a=1')],
  [
    'Object',
    new (class Order {
      title = 'a'
    })()
  ]
]

/** Values that have no text form inside parameters. */
export const NO_TEXT_FORM: readonly (readonly [string, unknown])[] = [
  ['symbol', Symbol('s')],
  ['function', () => 'text'],
  ['Uint8Array of length 3', new Uint8Array(3)],
  ['Date', new Date(0)],
  ['Map', new Map()],
  ['RegExp', /a/],
  ['Error', new Error('text')],
  ['Promise', Promise.resolve()],
  ['URLSearchParams', new URLSearchParams('a=1')]
]

/** A secret that must not show up anywhere. */
export const LOUD_SECRET = 'LOUD-secret-d41d8cd98f00b204'
