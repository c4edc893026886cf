import type { ApiData, ApiElement, ApiName, ApiParams, ApiVersion } from '../apis/youzan-apis.ts'
import type { ShopContext } from '../youzan-context.ts'
import type { YouzanCallOptions, YouzanResult } from './api-call.ts'
import { call } from './call.ts'
import { decryptField } from './decrypt-field.ts'
import { type PaginateOptions, paginate } from './paginate.ts'
import { type UploadInput, upload } from './upload.ts'

/** Parameters and options of a call: parameters may be left out where none is required. */
export type ApiArguments<Params, Options> =
  Record<never, never> extends Params ? [params?: Params, options?: Options] : [params: Params, options?: Options]

/** What can be done for one shop (店铺). */
export interface YouzanShop {
  /**
   * Calls an API (API 调用). About 40 are typed; add yours to {@link YouzanApis}, or call any other by its name.
   *
   * Wire: POST /api/{name}/{version}, JSON, the token in the query. A token that has died is renewed, and the call sent once
   * more, also a write: the gateway looks at the token first.
   *
   * > [!NOTE]
   * > An API that is not known here counts as a write, and is repeated only when nothing was sent; say `effect: 'read'` if it
   * > is one. `withoutToken` and `richText` choose the platform's other paths.
   *
   * @param name - Such as `youzan.logistics.expressbyorderno.get`.
   * @param version - Such as `3.0.0`: the last three numbers of the id in the guide.
   * @param rest - Parameters by their wire names, then options: abort signal, time limits, repeats, `effect`, `withoutToken`,
   *   `richText`. Give ids past 2^53 as text or bigint: a bigint goes out as a bare number, text too where the API is known
   *   to declare Long. Times: `formatYouzanTime`.
   * @returns `data` of any envelope, by its wire names, integers past 2^53 as text; `requestId`; `raw`.
   * @throws {@link InputError} for a number that has lost digits, a `Date`, and what JSON can't hold; nothing was sent.
   * @throws {@link ApiError} `ERR_YOUZAN_TOKEN`, `ERR_YOUZAN_PERMISSION`, `ERR_YOUZAN_UNKNOWN_API`, `ERR_YOUZAN_PARAMETER`,
   *   `ERR_YOUZAN_RATE_LIMIT` and the others of {@link YOUZAN_ERROR_CODES}; `ERR_API` with the platform's code for the rest.
   * @throws {@link DecodeError} for a page instead of JSON, and an envelope that is not documented.
   * @see Youzan, "API 调用指南" (docs/sources.md#youzan-cloud)
   */
  call<Name extends ApiName | (string & Record<never, never>), Version extends ApiVersion<Name>>(
    name: Name,
    version: Version,
    ...rest: ApiArguments<ApiParams<Name, Version>, YouzanCallOptions>
  ): Promise<YouzanResult<ApiData<Name, Version>>>
  /**
   * Walks a paged API (分页) element by element: `for await (const trade of shop.paginate(…))`. Pages are fetched one at a time,
   * when they are needed.
   *
   * > [!NOTE]
   * > A list that changes while it is walked can show an element twice, or leave one out: give a range of time that has ended.
   * > The platform does not page beyond 3000, 4000 or 10 000 elements; a longer list ends in an `InputError` once they are
   * > delivered, and not in silence.
   *
   * @param name - A paged API; one that is not known here needs the option `list`.
   * @param rest - Parameters as for {@link YouzanShop.call}, with `page_no` to begin at and `page_size`; then options, which
   *   each page gets, with `list` and `total`: where elements and their number are in `data`.
   * @throws {@link InputError} when more elements are left than the platform pages through.
   * @throws {@link DecodeError} when there is no list at the path.
   */
  paginate<Name extends ApiName | (string & Record<never, never>), Version extends ApiVersion<Name>>(
    name: Name,
    version: Version,
    ...rest: ApiArguments<ApiParams<Name, Version>, PaginateOptions>
  ): AsyncGenerator<ApiElement<Name, Version>, void, undefined>
  /**
   * Uploads files (文件上传), with parameters beside them.
   *
   * Wire: POST /api/{name}/{version}, `multipart/form-data`, the token in the query.
   *
   * > [!NOTE]
   * > Never repeated once it was sent: an upload that was done twice leaves a file too many, which costs nothing but room.
   *
   * @param name - Such as `youzan.materials.storage.platform.img.upload`.
   * @param input - `files` as bytes with their names, `params` by their wire names.
   * @param options - As for {@link YouzanShop.call}.
   * @returns As of {@link YouzanShop.call}; an image's `image_id` goes into `image_ids` of an item.
   * @throws {@link InputError} for a file without bytes or extension; nothing was sent.
   * @throws {@link ApiError} as {@link YouzanShop.call}.
   * @see Youzan Node SDK, upload (docs/sources.md#youzan-cloud)
   */
  upload<Name extends ApiName | (string & Record<never, never>), Version extends ApiVersion<Name>>(
    name: Name,
    version: Version,
    input: UploadInput<ApiParams<Name, Version>>,
    options?: YouzanCallOptions
  ): Promise<YouzanResult<ApiData<Name, Version>>>
  /**
   * Decrypts a field of an order or a customer (敏感信息密文), such as a phone number; text that is not encrypted comes back as it
   * is. The shop's keys are fetched once and kept in this process.
   *
   * Wire: POST /api/auth_exempt/youzan.cloud.client.query.encryptconfig/1.0.0, once; the rest happens here.
   *
   * > [!NOTE]
   * > The platform is giving this up: applications made after 2024-10-01 call `youzan.cloud.secret.decrypt.single` instead.
   *
   * @param text - As it came: `$…$1$`.
   * @throws {@link DecodeError} `ERR_REPLY_DECRYPT` when there is no such key, or it does not open the field.
   * @see Youzan PHP SDK, `Security` (docs/sources.md#youzan-cloud)
   */
  decryptField(text: string): Promise<string>
}

/** Binds the calls to a shop, which is looked up with each call: without one, that is when a caller is told. */
export function createYouzanShop(shopOf: () => ShopContext): YouzanShop {
  return {
    async call(name, version, ...rest) {
      return call(shopOf(), name, version, ...rest)
    },
    async *paginate(name, version, ...rest) {
      yield* paginate(shopOf(), name, version, ...rest)
    },
    async upload(name, version, input, options) {
      return upload(shopOf(), name, version, input, options)
    },
    decryptField: async (text) => decryptField(shopOf(), text)
  }
}
