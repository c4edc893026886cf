/** A value that has a text form in PHP's `http_build_query`. `null` and `undefined` are left out. */
export type ParamValue = string | number | bigint | boolean | null | undefined | readonly ParamValue[] | Params

/** Request fields by wire name; values may be nested lists and maps. */
export interface Params {
  readonly [name: string]: ParamValue
}

/** Request fields of the raw `k=v&` dialect, which has no form for nested values. */
export interface TextParams {
  readonly [name: string]: string | number | bigint | boolean | null | undefined
}

/** Fields as they came out of `JSON.parse` or a form: values are checked when they are read. */
export type ReceivedParams = Readonly<Record<string, unknown>>
