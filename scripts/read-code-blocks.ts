/** A fenced block of a Markdown text. */
export interface CodeBlock {
  /** What stands after the fence, such as `ts`. */
  readonly language: string
  /** Line of the opening fence, from 1. */
  readonly line: number
  readonly text: string
}

/** Reads the fenced blocks of a Markdown text, in order; a fence inside a list keeps its indentation. */
export function readCodeBlocks(markdown: string): CodeBlock[] {
  return [...markdown.matchAll(/^( *)```([^\n]*)\n([\s\S]*?)^ *```[ \t]*$/gm)].map((match) => {
    const [, indent = '', language = '', text = ''] = match
    return {
      language: language.trim(),
      line: markdown.slice(0, match.index).split('\n').length,
      text: text.replaceAll(new RegExp(`^${indent}`, 'gm'), '')
    }
  })
}
