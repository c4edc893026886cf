import ts from 'typescript'

/** What one `console.log(…) // => …` promises. */
export interface ExpectedOutput {
  /** Line inside the example, from 1. */
  readonly line: number
  readonly text: string
}

/** An example made ready to run: its promises, and a text in which each promised `console.log` reports itself. */
export interface InstrumentedExample {
  readonly text: string
  readonly outputs: readonly ExpectedOutput[]
  /** Lines with a `// =>` that belongs to no `console.log`. */
  readonly strayLines: readonly number[]
}

const arrow = /^\s*\/\/ => ?(.*)$/
const continuation = /^\s*\/\/ {3,}(.*)$/

/** Finds what an example says that it prints, behind a `console.log(…)` or on the next line. */
export function expectedOutput(text: string): InstrumentedExample {
  const lines = text.split('\n')
  const source = ts.createSourceFile('example.ts', text, ts.ScriptTarget.Latest, true)
  const found: { readonly output: ExpectedOutput; readonly start: number; readonly end: number }[] = []
  const claimed = new Set<number>()
  const visit = (node: ts.Node): void => {
    ts.forEachChild(node, visit)
    if (!ts.isCallExpression(node) || node.expression.getText() !== 'console.log') return
    const end = source.getLineAndCharacterOfPosition(node.getEnd())
    const rest = (lines[end.line] ?? '').slice(end.character).replace(/^[;)\s]*/, '')
    const row = arrow.test(rest) ? end.line : end.line + 1
    const first = arrow.exec(row === end.line ? rest : (lines[row] ?? ''))?.[1]
    if (first === undefined || claimed.has(row)) return
    claimed.add(row)
    const more = lines.slice(row + 1)
    const length = more.findIndex((line) => !continuation.test(line))
    const following = more.slice(0, length === -1 ? more.length : length).map((line) => continuation.exec(line)?.[1])
    const start = node.expression.getStart()
    found.push({
      output: { line: row + 1, text: [first, ...following].join('\n') },
      start,
      end: node.expression.getEnd()
    })
  }
  visit(source)
  found.sort((left, right) => left.start - right.start)
  return {
    text: found.reduceRight(
      (result, { start, end }, index) => `${result.slice(0, start)}recordOutput(${index})${result.slice(end)}`,
      text
    ),
    outputs: found.map(({ output }) => output),
    strayLines: lines.flatMap((line, row) => (line.includes('// =>') && !claimed.has(row) ? [row + 1] : []))
  }
}
