import { describeLargeRecipe } from './describe-recipe.ts'

describeLargeRecipe('Egg', 'egg')
