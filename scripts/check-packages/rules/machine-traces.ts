import type { Rule } from '../rule.ts'

const traces: readonly { readonly pattern: RegExp; readonly what: string }[] = [
  { pattern: /(?:^|[^a-z0-9._-])\/(?:work|farm|root|home|Users)\/[a-z.]/i, what: 'a path of one machine' },
  { pattern: /\/\/registry\.[a-z]+/, what: 'the host of a registry' },
  { pattern: /\/\/deb\.[a-z]+/, what: 'the host of a registry' }
]

/** Nothing tracked names the machine it was written on or where its packages came from. */
export const machineTraces: Rule = {
  name: 'machine-traces',
  check: ({ files, read }) =>
    files.flatMap((file) => {
      const text = read(file)
      if (text.includes('\0')) return []
      return text
        .split('\n')
        .flatMap((content, index) =>
          traces
            .filter(({ pattern }) => pattern.test(content))
            .map(({ what }) => ({ file, line: index + 1, message: `names ${what}` }))
        )
    })
}
