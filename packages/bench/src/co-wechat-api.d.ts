/** The part of co-wechat-api that is called here; it brings no types. */
declare module 'co-wechat-api' {
  class CoWechatApi {
    constructor(appId: string, secret: string)
    prefix: string
    setOpts(options: { readonly timeout: number }): void
    getIp(): Promise<unknown>
  }
  // biome-ignore lint/style/noDefaultExport: it is what the package exports.
  export default CoWechatApi
}
