import fc from 'fast-check'

/** Text of any UTF-16 units, halves of pairs included. (`unit: 'binary'` says the same and costs seconds to set up.) */
export const anyText = fc.string({ unit: fc.nat(0xffff).map((code) => String.fromCharCode(code)) })
