import { createServer } from 'node:http'
import { buildExpressApp } from '../../src/recipes/express.ts'
import { describeRecipe } from './describe-recipe.ts'
import { serveApp } from './serve-app.ts'

describeRecipe('Express', (payments) => serveApp(createServer(buildExpressApp(payments))))
