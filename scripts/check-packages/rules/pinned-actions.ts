import type { Rule } from '../rule.ts'

/** A tag can be moved to other code; a full commit hash can't. The comment keeps the version readable. */
export const pinnedActions: Rule = {
  name: 'pinned-actions',
  check: ({ files, read }) =>
    files
      .filter((file) => /^\.github\/(workflows|actions)\/.*\.ya?ml$/.test(file))
      .flatMap((file) => {
        const text = read(file)
        const unpinned = text.split('\n').flatMap((content, index) => {
          const action = /^\s*(?:-\s+)?uses:\s*(.+?)\s*$/.exec(content)?.[1]
          if (action === undefined || action.startsWith('./')) return []
          const pinned = /^[\w.-]+\/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(action)
          return pinned
            ? []
            : [{ file, line: index + 1, message: `"${action}" must be owner/name@<40 hex digits> # v<version>` }]
        })
        const closed = !file.startsWith('.github/workflows/') || /^permissions: \{\}$/m.test(text)
        return closed ? unpinned : [...unpinned, { file, message: 'must start from "permissions: {}"' }]
      })
}
