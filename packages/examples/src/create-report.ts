import { styleText } from 'node:util'

/** Where a report goes: a terminal, a pipe, a test. */
export interface Output {
  readonly isTTY?: boolean
  write(text: string): unknown
}

/** Tells a reader what a journey does, step by step. */
export interface Report {
  /** Begins a chapter. */
  chapter(title: string, about: string): void
  /** Runs a step and shows its result. What it throws ends the journey. */
  step<T>(title: string, run: () => T | Promise<T>, show: (result: T) => string): Promise<T>
  /** Runs an attack that must be refused with this code. When it passes, the journey ends. */
  refused(title: string, run: () => unknown, code: string): Promise<void>
  /** Shows how far a step is, 0 to 1, in one line that moves; on a terminal only. */
  progress(done: number, about: string): void
  /** Says something in between. */
  note(text: string): void
  /** Shows text as it is, indented. */
  block(text: string): void
  /** Says how it went. */
  end(): void
}

type Style = Parameters<typeof styleText>[0]

/** Makes a report. Colours only on a terminal, and not with `NO_COLOR`. */
export function createReport(output: Output, environment: Readonly<Record<string, string | undefined>>): Report {
  const coloured = output.isTTY === true && environment.NO_COLOR === undefined
  const paint = (style: Style, text: string) => (coloured ? styleText(style, text, { validateStream: false }) : text)
  const line = (text = '') => output.write(`${text}\n`)
  const startedAt = performance.now()
  let steps = 0
  let attacks = 0

  let isMoving = false
  // Back to the start of the line, and clear it: the bar gives its place to the result.
  const clear = () => {
    if (isMoving) output.write('\r\u001b[K')
    isMoving = false
  }

  const row = (mark: string, title: string, shown: string, ms: number) => {
    clear()
    const time = paint('dim', `${ms.toFixed(0).padStart(4)} ms`)
    line(`  ${mark} ${title.padEnd(26)} ${time}  ${shown}`)
  }

  return {
    chapter(title, about) {
      line()
      line(paint('bold', title))
      line(paint('dim', about))
    },
    async step(title, run, show) {
      const before = performance.now()
      const result = await run()
      steps++
      row(paint('green', '✓'), title, show(result), performance.now() - before)
      return result
    },
    async refused(title, run, code) {
      const before = performance.now()
      const outcome = await Promise.resolve()
        .then(run)
        .then(
          () => undefined,
          (error: unknown) => error
        )
      const got = outcome instanceof Error ? (outcome as Error & { readonly code?: unknown }).code : 'no error'
      if (got !== code) throw new Error(`the attack "${title}" should end in ${code} and ended in ${String(got)}`)
      attacks++
      row(paint('yellow', '✗'), title, paint('yellow', `refused: ${code}`), performance.now() - before)
    },
    progress(done, about) {
      if (output.isTTY !== true) return
      const full = Math.round(Math.min(done, 1) * 24)
      output.write(`\r\u001b[K  ${'█'.repeat(full)}${'░'.repeat(24 - full)} ${paint('dim', about)}`)
      isMoving = true
    },
    note(text) {
      line(paint('cyan', `  › ${text}`))
    },
    block(text) {
      for (const row of text.split('\n')) line(paint('dim', `    │ ${row}`))
    },
    end() {
      const seconds = ((performance.now() - startedAt) / 1000).toFixed(1)
      line()
      line(paint('bold', `${steps} steps done, ${attacks} attacks refused, ${seconds} s.`))
    }
  }
}
