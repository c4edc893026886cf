import type { Server } from 'node:http'
import { createAdaptorServer } from '@hono/node-server'
import { buildHonoApp } from '../../src/recipes/hono.ts'
import { describeRecipe } from './describe-recipe.ts'
import { serveApp } from './serve-app.ts'

describeRecipe('Hono', (payments) => serveApp(createAdaptorServer({ fetch: buildHonoApp(payments).fetch }) as Server))
