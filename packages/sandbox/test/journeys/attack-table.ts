import { onTestFinished } from 'vitest'
import type { Sandbox, ServiceName } from '../../src/index.ts'

/** One thing that was tried and how it ended; written down by the test that saw it. */
export interface AttackRow {
  /** Its name. */
  readonly attack: string
  /** What happens, in one line. */
  readonly about: string
  /** What it was tried on. */
  readonly on: string
  /** The error's code, or what else came of it. */
  readonly end: string
}

/** Rows of one kind, as they were seen. */
export interface AttackSection {
  readonly heading: string
  readonly about: string
  readonly rows: AttackRow[]
}

/** Writes the page of one client: a row for each attack and each way it ends. */
export function writeAttackPage(title: string, about: string, sections: readonly AttackSection[]): string {
  const parts = sections.flatMap(({ heading, about: told, rows }) => [
    `## ${heading}`,
    told,
    [
      '| attack | what happens | tried on | ends in |',
      '| --- | --- | --- | --- |',
      ...joinRows(rows).map(
        ({ attack, about, on, end }) => `| ${[`\`${attack}\``, about, on, end].map(cell).join(' | ')} |`
      )
    ].join('\n')
  ])
  const count = sections.reduce((sum, { rows }) => sum + rows.length, 0)
  const head = ['---', `title: ${title}`, '---', '', `# ${title}`].join('\n')
  return `${[head, about.replace('%d', String(count)), ...parts].join('\n\n')}\n`
}

/** Rows of one attack that end alike become one. */
function joinRows(rows: readonly AttackRow[]): AttackRow[] {
  const joined = new Map<string, AttackRow>()
  for (const row of rows) {
    const key = `${row.attack} ${row.end}`
    const before = joined.get(key)
    joined.set(key, before === undefined ? row : { ...before, on: `${before.on}, ${row.on}` })
  }
  return [...joined.values()]
}

/** A bar would end the cell. */
function cell(text: string): string {
  return text.replaceAll('|', '\\|')
}

/** Writes a row down if the test that is running passes in the end. */
export function noteIfPassed(rows: AttackRow[], row: AttackRow): void {
  onTestFinished(({ task }) => {
    if (task.result?.state === 'pass') rows.push(row)
  })
}

/** What a fault does to an operation, in the sandbox's own words. */
export function describeFault(sandbox: Sandbox, service: ServiceName, fault: string, operation: string): string {
  const played = sandbox.faults.list().filter(({ name, services }) => name === fault && services.includes(service))
  return played.find(({ operations }) => operations?.includes(operation) ?? true)?.description ?? ''
}
