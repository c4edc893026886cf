/** The part of tenpay that is measured; it has no types of its own. */
declare module 'tenpay' {
  class Payment {
    constructor(settings: { readonly appid: string; readonly mchid: string; readonly partnerKey: string })
    /** Where its calls go. */
    urls: Record<string, string>
    orderQuery(params: { readonly out_trade_no: string }): Promise<Record<string, string>>
  }
  export = Payment
}
