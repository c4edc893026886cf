import { type FormPart, readMultipart } from '../../../engine/read-multipart.ts'
import type { ServiceRequest } from '../../../engine/service.ts'
import { checkAccessToken } from '../token/check-access-token.ts'
import { parseExactJson, type Wire, type WireObject } from '../wire/exact-json.ts'
import { refuseAtGateway } from '../youzan-refusal.ts'
import { createApiParams, isObject } from './api-params.ts'
import type { ApiRow, YouzanScene } from './api-types.ts'
import { countCall } from './count-calls.ts'
import { type ApiPath, readApiPath } from './read-api-path.ts'

/** Plays a call through the gateway: its checks in their order, then the interface. Answers the data of the envelope. */
export function answerApiCall(row: ApiRow, request: ServiceRequest, scene: YouzanScene): Wire {
  const path = readApiPath(request.path)!
  if (path.version === undefined) throw refuseAtGateway(4001, 'the address ends without a version')
  checkContentType(row, request)
  const { state, nowMs } = scene
  const exempt = row.authExempt === true && path.form === 'auth_exempt'
  const grant = exempt ? undefined : checkAccessToken(state, exemptQuery(path, request), request.headers, nowMs)
  if (path.form === '_textarea_' && row.richText !== true)
    throw refuseAtGateway(4008, 'this interface takes no rich text')
  const { values, files } = row.body === 'multipart' ? readForm(request) : { values: readJson(request), files: [] }
  const shop = state.shops.get(grant?.grantId ?? '') ?? [...state.shops.values()][0]!
  const limited = state.settings.rateLimits && row.perSecond !== undefined
  if (limited && !countCall(state, `${row.name} ${shop.grantId}`, row.perSecond!, 1000, nowMs)) {
    throw refuseAtGateway(4101, `more than ${row.perSecond} calls within a second of virtual time`)
  }
  const app = grant?.app ?? scene.app
  return row.play({ version: path.version, params: createApiParams(values), shop, files }, { ...scene, app })
}

/** The auth-exempt address reads no token, whatever the query says. */
function exemptQuery({ form }: ApiPath, { query }: ServiceRequest): string {
  return form === 'auth_exempt' ? '' : query
}

function checkContentType(row: ApiRow, { headers }: ServiceRequest): void {
  const type = headers['content-type'] ?? ''
  const wanted = row.body === 'multipart' ? 'multipart/form-data' : 'application/json'
  if (type.toLowerCase().split(';')[0]!.trim() === wanted) return
  throw refuseAtGateway(4007, `the Content-Type is "${type}"; this call is played with ${wanted}`)
}

function readJson({ body }: ServiceRequest): WireObject {
  // The Node SDK sends no body when there are no parameters.
  if (body.length === 0) return {}
  const value = parseJson(body.toString('utf8'))
  if (!isObject(value)) throw refuseAtGateway(4004, 'the body is no JSON object')
  return value
}

function parseJson(text: string): Wire | undefined {
  try {
    return parseExactJson(text)
  } catch {
    return undefined
  }
}

function readForm({ headers, body }: ServiceRequest): { values: WireObject; files: readonly FormPart[] } {
  const parts = readMultipart(headers['content-type'], body)
  if (parts === undefined) throw refuseAtGateway(4007, 'the multipart body has no boundary or was cut')
  const fields = parts.filter(({ fileName }) => fileName === undefined)
  return {
    values: Object.fromEntries(fields.map(({ name, bytes }) => [name, bytes.toString('utf8')])),
    files: parts.filter(({ fileName }) => fileName !== undefined)
  }
}
