import ts from 'typescript'
import type { Rule } from '../rule.ts'
import { sourceFiles } from '../source-files.ts'

/** Where money is reckoned: whole packages, and the services of the sandbox that play the platforms of payment. */
const places =
  /^packages\/(?:(?:alipay|payment|bill-csv)\/src|sandbox\/src\/services\/(?:alipay|weixin-pay|pay-bills))\//
/** Reckons bytes and percentages too, so that only names tell. */
const mixedPlaces = /^packages\/bill-csv\//

/** Words of a name that say it holds money: `totalFee`, `refund_amount`, `YUAN`; but not `coffee` or `offence`. */
const moneyWords = new Set([
  'yuan',
  'fen',
  'fee',
  'fees',
  'amount',
  'amounts',
  'money',
  'price',
  'prices',
  'cash',
  'balance'
])

const products: ReadonlySet<ts.SyntaxKind> = new Set([
  ts.SyntaxKind.AsteriskToken,
  ts.SyntaxKind.SlashToken,
  ts.SyntaxKind.AsteriskAsteriskToken,
  ts.SyntaxKind.AsteriskEqualsToken,
  ts.SyntaxKind.SlashEqualsToken,
  ts.SyntaxKind.AsteriskAsteriskEqualsToken
])

/** Functions that make a number of a text, and so a fraction of yuan. */
const conversions = new Set(['Number', 'parseInt'])
/** Functions that only fractions need, whatever they are called with. */
const fractional = new Set(['parseFloat', 'toFixed', 'toPrecision'])

const advice = 'money is integer fen: convert yuan by its digits (encodeYuan, readYuan)'

/**
 * Money is never reckoned in floating point: `4.35 * 100` is 434.99999999999994. Refused are products and quotients of
 * money and those by 100 whatever the other side is called, numbers made of a text that holds money, and what only
 * fractions need. A name that got money from another one counts too.
 */
export const noFloatMoney: Rule = {
  name: 'no-float-money',
  check: ({ packages }) =>
    packages.flatMap((subject) =>
      sourceFiles(subject)
        .map((source) => ({ file: `packages/${subject.folder}/${source}`, source }))
        .filter(({ file }) => places.test(file))
        .flatMap(({ file, source }) =>
          findFloats(subject.read(source), mixedPlaces.test(file)).map(({ line, what }) => ({
            file,
            line,
            message: `${what}: ${advice}`
          }))
        )
    )
}

/** One suspicious expression of a file. */
interface Float {
  readonly line: number
  readonly what: string
}

function findFloats(text: string, onlyByName: boolean): Float[] {
  const file = ts.createSourceFile('module.ts', text, ts.ScriptTarget.Latest, true)
  const names = { ...readNames(file), onlyByName }
  const found: Float[] = []
  visit(file, (node) => {
    const what = explain(node, names)
    if (what === undefined) return
    found.push({ line: file.getLineAndCharacterOfPosition(node.getStart(file)).line + 1, what })
  })
  return found
}

function explain(node: ts.Node, { constants, aliases, onlyByName }: Names): string | undefined {
  const money = (part: ts.Node): boolean => mentionsMoney(part, aliases)
  if (ts.isBinaryExpression(node)) {
    const sides = [node.left, node.right]
    if (products.has(node.operatorToken.kind)) {
      if (sides.every((side) => constantOf(side, constants) !== undefined)) return undefined
      if (sides.some(money)) return 'multiplies or divides money'
      if (!onlyByName && sides.some((side) => isHundred(constantOf(side, constants))))
        return 'multiplies or divides by 100'
    }
    const minus = node.operatorToken.kind === ts.SyntaxKind.MinusToken
    if (minus && constantOf(node.right, constants) === 0 && money(node.left)) return 'makes a number of money'
    return undefined
  }
  if (ts.isPrefixUnaryExpression(node)) {
    return node.operator === ts.SyntaxKind.PlusToken && money(node.operand) ? 'makes a number of money' : undefined
  }
  // Handed on as a function too: `amounts.map(Number)`.
  if (ts.isIdentifier(node) && fractional.has(node.text) && (!onlyByName || money(callAround(node)))) {
    return `calls ${node.text}`
  }
  if (!ts.isCallExpression(node)) return undefined
  const converting = [node.expression, ...node.arguments].map(nameOf).find((name) => conversions.has(name))
  return converting !== undefined && money(node) ? `makes a number of money by ${converting}` : undefined
}

/** The call that a function's name is part of, or the name alone. */
function callAround(name: ts.Identifier): ts.Node {
  const member = ts.isPropertyAccessExpression(name.parent) ? name.parent : name
  return ts.isCallExpression(member.parent) ? member.parent : member
}

function isHundred(value: number | undefined): boolean {
  return value === 100 || value === 0.01
}

/** The name of a function, also as a member: `Number.parseInt`. */
function nameOf(expression: ts.Expression): string {
  if (ts.isIdentifier(expression)) return expression.text
  return ts.isPropertyAccessExpression(expression) ? expression.name.text : ''
}

/** What is known of the names in a file. */
interface Names {
  readonly constants: Constants
  readonly aliases: Aliases
  readonly onlyByName: boolean
}

/** Numbers that a file gives a name, by that name. */
type Constants = ReadonlyMap<string, number>
/** Names that got money from another name: by the function that they belong to. */
type Aliases = ReadonlyMap<ts.Node, ReadonlySet<string>>

function readNames(file: ts.SourceFile): Omit<Names, 'onlyByName'> {
  const constants = new Map<string, number>()
  const aliases = new Map<ts.Node, Set<string>>()
  const addAlias = (node: ts.Node, name: string): void => {
    const owner = ownerOf(node)
    aliases.set(owner, (aliases.get(owner) ?? new Set()).add(name))
  }
  visit(file, (node) => {
    // `const { total_amount: value } = reply`
    if (ts.isBindingElement(node) && node.propertyName !== undefined && ts.isIdentifier(node.name)) {
      if (mentionsMoney(node.propertyName, aliases)) addAlias(node, node.name.text)
    }
    if (!ts.isVariableDeclaration(node) || !ts.isIdentifier(node.name) || node.initializer === undefined) return
    const value = constantOf(node.initializer, constants)
    if (value !== undefined) constants.set(node.name.text, value)
    else if (holdsMoney(node.initializer, aliases)) addAlias(node, node.name.text)
  })
  return { constants, aliases }
}

/** What a constant expression is worth; `undefined` for every other one. */
function constantOf(node: ts.Node, constants: Constants): number | undefined {
  if (ts.isNumericLiteral(node)) return Number(node.text)
  if (ts.isParenthesizedExpression(node) || ts.isAsExpression(node)) return constantOf(node.expression, constants)
  if (ts.isIdentifier(node)) return constants.get(node.text)
  if (!ts.isBinaryExpression(node)) return undefined
  const left = constantOf(node.left, constants)
  const right = constantOf(node.right, constants)
  if (left === undefined || right === undefined) return undefined
  if (node.operatorToken.kind === ts.SyntaxKind.AsteriskAsteriskToken) return left ** right
  if (node.operatorToken.kind === ts.SyntaxKind.AsteriskToken) return left * right
  return node.operatorToken.kind === ts.SyntaxKind.SlashToken ? left / right : undefined
}

/** Whether an initialiser hands money on as it is: a name, a member, one of two, a text made of it. */
function holdsMoney(node: ts.Expression, aliases: Aliases): boolean {
  if (ts.isParenthesizedExpression(node) || ts.isAsExpression(node) || ts.isNonNullExpression(node)) {
    return holdsMoney(node.expression, aliases)
  }
  if (ts.isBinaryExpression(node)) return holdsMoney(node.left, aliases) || holdsMoney(node.right, aliases)
  if (ts.isCallExpression(node)) {
    const text = nameOf(node.expression) === 'String' ? node.arguments[0] : undefined
    if (text !== undefined) return holdsMoney(text, aliases)
    return ts.isPropertyAccessExpression(node.expression) && holdsMoney(node.expression.expression, aliases)
  }
  const reference = ts.isIdentifier(node) || ts.isPropertyAccessExpression(node) || ts.isElementAccessExpression(node)
  return reference && mentionsMoney(node, aliases)
}

/** Whether any name in an expression holds money: a variable, a member, or a field called by its wire name. */
function mentionsMoney(node: ts.Node, aliases: Aliases): boolean {
  let mentions = false
  visit(node, (part) => {
    if (ts.isIdentifier(part)) mentions ||= isMoneyName(part.text) || isAlias(part, aliases)
    else if (ts.isStringLiteralLike(part)) mentions ||= /^\w+$/.test(part.text) && isMoneyName(part.text)
  })
  return mentions
}

function isAlias(name: ts.Identifier, aliases: Aliases): boolean {
  // A member that has the alias's name is something else.
  if (ts.isPropertyAccessExpression(name.parent) && name.parent.name === name) return false
  for (let owner = ownerOf(name); ; owner = ownerOf(owner)) {
    if (aliases.get(owner)?.has(name.text)) return true
    if (ts.isSourceFile(owner)) return false
  }
}

/** The function around a node, or the file. */
function ownerOf(node: ts.Node): ts.Node {
  let owner = node.parent
  while (!ts.isFunctionLike(owner) && !ts.isSourceFile(owner)) owner = owner.parent
  return owner
}

function isMoneyName(name: string): boolean {
  const words = name
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .split('_')
  return words.some((word) => moneyWords.has(word))
}

function visit(node: ts.Node, look: (node: ts.Node) => void): void {
  look(node)
  ts.forEachChild(node, (child) => visit(child, look))
}
