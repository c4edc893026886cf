type Kind = 'bytes' | 'key' | 'string' | 'object' | 'boolean'

/** One value of each type that callers get wrong. */
const VALUES: readonly (readonly [name: string, fits: readonly Kind[], value: unknown])[] = [
  ['undefined', [], undefined],
  ['null', [], null],
  ['a boolean', ['boolean'], true],
  ['a number', [], 16],
  ['a bigint', [], 16n],
  ['a symbol', [], Symbol('0123456789abcdef')],
  ['a function', [], () => new Uint8Array(16)],
  ['a string', ['key', 'string'], '0123456789abcdef'],
  ['a String object', ['object'], new String('0123456789abcdef')],
  ['an array', [], Array.from({ length: 16 }, () => 1)],
  ['an object', ['object'], { length: 16 }],
  ['a frozen object that looks like a prepared key', ['object'], Object.freeze({ [Symbol.toStringTag]: 'XxteaKey' })],
  ['an ArrayBuffer', ['object'], new ArrayBuffer(16)],
  ['a DataView', ['object'], new DataView(new ArrayBuffer(16))],
  ['a Uint8ClampedArray', ['object'], new Uint8ClampedArray(16)],
  ['an Int32Array', ['object'], new Int32Array(4)],
  ['a Uint8Array', ['bytes', 'key', 'object'], new Uint8Array(16)]
]

/** Table of the values that are not of a kind, for `test.each`. */
export function wrongTypes(kind: Kind): [name: string, value: unknown][] {
  return VALUES.filter(([, fits]) => !fits.includes(kind)).map(([name, , value]) => [name, value])
}
