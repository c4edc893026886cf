import fc from 'fast-check'

const codePoint = fc.oneof(
  { weight: 4, arbitrary: fc.integer({ min: 0, max: 0x7f }) },
  { weight: 1, arbitrary: fc.integer({ min: 0x80, max: 0x7ff }) },
  { weight: 2, arbitrary: fc.integer({ min: 0x4e00, max: 0x9fff }) },
  { weight: 1, arbitrary: fc.integer({ min: 0x800, max: 0xd7ff }) },
  { weight: 1, arbitrary: fc.integer({ min: 0xe000, max: 0xffff }) },
  { weight: 1, arbitrary: fc.integer({ min: 0x10000, max: 0x10ffff }) }
)

/** Any text that has a UTF-8 form, much of it ASCII and Chinese. Cheaper than fast-check's own Unicode strings. */
export const anyText: fc.Arbitrary<string> = fc
  .array(codePoint, { maxLength: 12 })
  .map((points) => String.fromCodePoint(...points))
