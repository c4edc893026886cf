import type { Rule } from '../rule.ts'

/**
 * A docstring, a README or an error that cites `docs/<page>.md#<section>` must lead there: a reader follows it to the
 * sentence that a rule comes from.
 */
export const documentLinks: Rule = {
  name: 'document-links',
  check: ({ files, read }) =>
    files
      .filter((file) => /^packages\/[^/]+\/(src\/.*\.ts|README.*\.md)$|^[^/]+\.md$/.test(file))
      .flatMap((file) =>
        [...read(file).matchAll(/\bdocs\/[\w/-]+\.md(?:#([\p{L}\p{N}_-]+))?/gu)].flatMap(
          ({ 0: cited, 1: section, index }) => {
            const line = read(file).slice(0, index).split('\n').length
            const page = cited.split('#')[0] ?? cited
            if (!files.includes(page)) return [{ file, line, message: `cites ${page}, which is not there` }]
            if (section === undefined || sections(read(page)).includes(section)) return []
            return [{ file, line, message: `cites ${cited}: ${page} has no such section` }]
          }
        )
      )
}

/** Names of a page's headings as GitHub links them: lower case, spaces as hyphens, no other signs. */
function sections(markdown: string): string[] {
  return [...markdown.matchAll(/^#+ +(.+?) *$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
      .replaceAll(/\s/g, '-')
  )
}
