/** The three forms of an interface's address (Youzan reference 3.1). */
export type ApiPathForm = 'plain' | 'auth_exempt' | '_textarea_'

/** An address below `/api`. */
export interface ApiPath {
  readonly form: ApiPathForm
  readonly name: string
  /** Absent when the address ends with the name. */
  readonly version: string | undefined
}

/** Reads `/api/{name}/{version}`, `/api/auth_exempt/{name}/{version}` and `/api/_textarea_/{name}/{version}`. */
export function readApiPath(path: string): ApiPath | undefined {
  const match = /^\/api(?:\/(auth_exempt|_textarea_))?\/([\w.]+\.[\w.]+)(?:\/(\d+\.\d+\.\d+))?\/?$/.exec(path)
  if (match === null) return undefined
  const [, form = 'plain', name = '', version] = match
  return { form: form as ApiPathForm, name, version }
}
