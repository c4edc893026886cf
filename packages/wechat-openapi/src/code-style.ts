import { describeValue, InputError } from '@kaifang/http-core'
import { readOptionalFlag, readOptionalInteger } from './read-optional.ts'
import { readOptionalChoice } from './read-optional-choice.ts'
import { readRecord } from './read-record.ts'

/** A part of a colour: 0 to 255, as number or decimal text. */
export type ColourPart = number | string

/** How a mini program code (小程序码) looks, and which version it opens. */
export interface CodeStyle {
  /** Width in pixels, 280 to 1280. @default 430 */
  readonly width?: number
  /** Whether the platform chooses the colour of the lines. @default false */
  readonly autoColor?: boolean
  /** Colour of the lines, where `autoColor` is not true. @default black */
  readonly lineColor?: { readonly r: ColourPart; readonly g: ColourPart; readonly b: ColourPart }
  /** Whether the ground is transparent. @default false */
  readonly isHyaline?: boolean
  /** Version that opens: released, trial (体验版) or in development. @default 'release' */
  readonly envVersion?: 'release' | 'trial' | 'develop'
}

/** Names of the fields of {@link CodeStyle}. */
export const CODE_STYLE_FIELDS = ['width', 'autoColor', 'lineColor', 'isHyaline', 'envVersion'] as const

/** Reads a width in pixels (二维码的宽度). */
export function readWidth(caller: string, value: unknown): number | undefined {
  return readOptionalInteger(caller, 'width', value, { min: 280, max: 1280 })
}

function readColourPart(caller: string, field: string, value: unknown): string {
  const number = typeof value === 'string' && /^\d{1,3}$/.test(value) ? Number(value) : value
  if (typeof number === 'number' && Number.isInteger(number) && number >= 0 && number <= 255) return String(number)
  throw new InputError({ caller, field, rule: '0 to 255', received: describeValue(value) })
}

/** The documents show texts in one place and numbers in another; texts are what most code sends. */
function readLineColor(caller: string, value: unknown): Record<string, string> | undefined {
  if (value === undefined) return undefined
  const colour = readRecord(caller, 'lineColor', value)
  const parts = ['r', 'g', 'b'].map((part) => [part, readColourPart(caller, `lineColor.${part}`, colour[part])])
  return Object.fromEntries(parts) as Record<string, string>
}

/**
 * Reads the look of a code.
 *
 * @returns The fields under our names.
 * @throws {@link InputError} naming the field.
 */
export function readCodeStyle(caller: string, input: CodeStyle): Record<string, unknown> {
  return {
    width: readWidth(caller, input.width),
    autoColor: readOptionalFlag(caller, 'autoColor', input.autoColor),
    lineColor: readLineColor(caller, input.lineColor),
    isHyaline: readOptionalFlag(caller, 'isHyaline', input.isHyaline),
    envVersion: readOptionalChoice(caller, 'envVersion', input.envVersion, ['release', 'trial', 'develop'])
  }
}
