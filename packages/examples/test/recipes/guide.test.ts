import { readdirSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8').trim()

it('the guide shows the recipes that run here, and nothing else', () => {
  const guide = read('../../docs/guide/notifications.md')
  const blocks = [...guide.matchAll(/^```[jt]s\n([\s\S]*?)\n```$/gm)].map(([, code = '']) => code.trim())
  const files = [
    ...readdirSync(new URL('../../src/recipes', import.meta.url)).map((name) => `src/recipes/${name}`),
    'recipes/egg/app/router.js',
    'recipes/egg/config/config.default.js',
    'recipes/next/app/payments/notify/route.js'
  ]
  expect([...blocks].sort()).toEqual(files.map(read).sort())
})
