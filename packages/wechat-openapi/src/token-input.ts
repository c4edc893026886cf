/** What the input of every call with an access token has. */
export interface TokenInput {
  /** Access token (接口调用凭证) for this call. @default the client's, or a managed one */
  readonly accessToken?: string
}
