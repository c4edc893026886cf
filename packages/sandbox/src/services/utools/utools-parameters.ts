import type { ServiceRequest } from '../../engine/service.ts'
import { decodePhpJson } from './php-json.ts'
import { NotUtf8Error, phpParseQuery } from './php-parse-query.ts'
import type { PhpArray, PhpValue } from './php-query.ts'
import { UtoolsRefusal } from './utools-refusal.ts'

/** All parameters of a request, body over query, as Laravel's `$request->all()` merges them. */
export function readUtoolsParameters(request: ServiceRequest, trimInput: boolean): PhpArray {
  try {
    const merged = { ...phpParseQuery(request.query), ...readBodyParameters(request) }
    return trimInput ? trimmed(merged) : merged
  } catch (error) {
    if (error instanceof NotUtf8Error) throw badRequest(`${error.message}: encode them as UTF-8 before escaping`)
    throw error
  }
}

function readBodyParameters({ method, headers, body }: ServiceRequest): PhpArray {
  const type = headers['content-type'] ?? ''
  if (body.length === 0) return {}
  if (/[/+]json/.test(type)) {
    const value = decodePhpJson(body.toString('utf8'))
    if (value === undefined) throw badRequest('Content-Type announces JSON, but the body is no JSON object')
    return value
  }
  if (method === 'GET') return {}
  if (type.startsWith('application/x-www-form-urlencoded')) return phpParseQuery(body.toString('latin1'))
  throw badRequest(`a body of type "${type}" is not simulated; send application/json`)
}

function badRequest(summary: string): UtoolsRefusal {
  return new UtoolsRefusal(400, 'Bad Request', { summary })
}

/** TrimStrings and ConvertEmptyStringsToNull of Laravel. */
function trimmed(params: PhpArray): PhpArray {
  const trim = (value: PhpValue): PhpValue => (typeof value === 'string' ? value.trim() || null : value)
  return Object.fromEntries(Object.entries(params).map(([key, value]) => [key, trim(value)]))
}
