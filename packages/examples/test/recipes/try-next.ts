/** Runs the Next recipe for a platform and prints what came of it. A program: Next is loaded from its own folder. */
import { createServer, type RequestListener } from 'node:http'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import type { Platform } from './open-notifier.ts'
import { serveApp } from './serve-app.ts'
import { tryRecipe } from './try-recipe.ts'

/** What is used of Next, which brings no types here. */
type Next = (options: { dir: string; dev: boolean; hostname: string }) => {
  prepare(): Promise<void>
  getRequestHandler(): RequestListener
}

const dir = fileURLToPath(new URL('../../recipes/next/', import.meta.url))
const next: Next = createRequire(dir)('next')

const outcome = await tryRecipe(process.argv[2] as Platform, async (payments) => {
  Object.assign(globalThis, { payments })
  const app = next({ dir, dev: true, hostname: '127.0.0.1' })
  await app.prepare()
  return serveApp(createServer(app.getRequestHandler()))
})
process.stdout.write(`\n${JSON.stringify(outcome)}\n`, () => process.exit())
