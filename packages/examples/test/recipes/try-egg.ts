/** Runs the Egg recipe for a platform and prints what came of it. A program: Egg is loaded from its own folder. */
import { createServer } from 'node:http'
import { createRequire } from 'node:module'
import { fileURLToPath, pathToFileURL } from 'node:url'
import type { Platform } from './open-notifier.ts'
import { serveApp } from './serve-app.ts'
import { tryRecipe } from './try-recipe.ts'

/** What is used of Egg, which brings no types here. */
interface Egg {
  start(options: { baseDir: string; mode: 'single' }): Promise<{ callback(): Parameters<typeof createServer>[1] }>
}

const baseDir = fileURLToPath(new URL('../../recipes/egg/', import.meta.url))
const egg: Egg = await import(pathToFileURL(createRequire(baseDir).resolve('egg')).href)

const outcome = await tryRecipe(process.argv[2] as Platform, async (payments) => {
  Object.assign(globalThis, { payments })
  const app = await egg.start({ baseDir, mode: 'single' })
  return serveApp(createServer(app.callback()))
})
process.stdout.write(`\n${JSON.stringify(outcome)}\n`, () => process.exit())
