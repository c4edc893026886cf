import { expect, it } from 'vitest'
import { expectedOutput } from '../../check-examples/expected-output.ts'

it('finds promises behind a call, after a semicolon and on the next line', () => {
  const { outputs, text, strayLines } = expectedOutput(`console.log(a) // => 1
if (b) { console.log(b); } 
console.log(
  c
); // => two words
console.log(d)
// => 4
`)
  expect(outputs).toEqual([
    { line: 1, text: '1' },
    { line: 5, text: 'two words' },
    { line: 7, text: '4' }
  ])
  expect(text).toBe(`recordOutput(0)(a) // => 1
if (b) { console.log(b); } 
recordOutput(1)(
  c
); // => two words
recordOutput(2)(d)
// => 4
`)
  expect(strayLines).toEqual([])
})

it('reads a promise of several lines', () => {
  expect(expectedOutput('console.log(a)\n// => {\n//      b: 1\n//    }\n// a remark\n').outputs).toEqual([
    { line: 2, text: '{\nb: 1\n}' }
  ])
})

it('names arrows that belong to no console.log', () => {
  expect(expectedOutput('const a = 1 // => 1\nconsole.error(a) // => 1\n').strayLines).toEqual([1, 2])
})

it('leaves code in text alone', () => {
  const text = "const code = 'console.log(a)'\n"
  expect(expectedOutput(text)).toEqual({ text, outputs: [], strayLines: [] })
})
