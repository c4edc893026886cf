import { createServer } from 'node:http'
import { buildKoaApp } from '../../src/recipes/koa.ts'
import { describeRecipe } from './describe-recipe.ts'
import { serveApp } from './serve-app.ts'

describeRecipe('Koa', (payments) => serveApp(createServer(buildKoaApp(payments).callback())))
