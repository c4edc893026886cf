import { readCodeBlocks } from '../read-code-blocks.ts'

/** The `@example` of one docstring; `text` is missing when it has no `ts` block. */
export interface DocExample {
  /** Line before the example's first line, from 1. */
  readonly line: number
  readonly text?: string
}

/** Reads the `@example` tags of the docstrings in a source text. */
export function readDocExamples(source: string): DocExample[] {
  return [...source.matchAll(/\/\*\*[\s\S]*?\*\//g)].flatMap((match) => {
    const firstLine = source.slice(0, match.index).split('\n').length
    const prose = match[0]
      .replace(/^\/\*\*[ \t]*/, '')
      .replace(/\*\/$/, '')
      .replaceAll(/^[ \t]*\* ?/gm, '')
    // A tag ends where the next one starts; an `@` inside a block is code.
    return prose.split(/^(?=@example\b)/m).flatMap((part, index, parts) => {
      if (!part.startsWith('@example')) return []
      const tagLine = firstLine + parts.slice(0, index).join('').split('\n').length - 1
      const blocks = readCodeBlocks(part).filter(({ language }) => language === 'ts')
      if (blocks.length === 0) return [{ line: tagLine }]
      return blocks.map(({ line, text }) => ({ line: tagLine + line - 1, text }))
    })
  })
}
