/**
 * Floats as PHP 8 prints them when a number becomes text: `%.14G`, the default of the ini setting `precision`.
 * A server with another `precision` prints other digits; such a number should travel as text.
 * @module
 */

/** Significant digits: PHP's `precision`, 14 in php.ini-development, php.ini-production and without any php.ini. */
const PRECISION = 14
/** 0.0001 is written with decimals, 0.00001 with an exponent. */
const LEAST_DECIMAL_EXPONENT = -4
/** As many digits as `toExponential` gives. */
const EXACT_DECIMALS = 100
/** Half-way between two results of 14 digits, the lower of which is even. */
const TIE_TO_LOWER = /^(\d\.\d{12}[02468])50*(e.*)$/

/**
 * Writes a float as PHP does: `0.3`, `-0`, `1.5E-7`, `1.0E+25`.
 *
 * @param value - A finite number.
 * @returns Up to 14 significant digits, trailing zeros dropped.
 * @see PHP manual, "Strings", section "Converting to string"; "Runtime Configuration", `precision`
 */
export function phpFloat(value: number): string {
  const sign = value < 0 || Object.is(value, -0) ? '-' : ''
  const [mantissa, exponentText] = roundToPrecision(Math.abs(value)).split('e') as [string, string]
  const exponent = Number(exponentText)
  const digits = mantissa.replace('.', '').replace(/0+$/, '') || '0'

  if (exponent >= PRECISION || exponent < LEAST_DECIMAL_EXPONENT) {
    // PHP writes at least one decimal here: 1.0E+25, not 1E+25.
    return `${sign}${digits[0]}.${digits.slice(1) || '0'}E${exponent < 0 ? '-' : '+'}${Math.abs(exponent)}`
  }
  if (exponent < 0) return `${sign}0.${'0'.repeat(-exponent - 1)}${digits}`
  const whole = digits.slice(0, exponent + 1).padEnd(exponent + 1, '0')
  const fraction = digits.slice(exponent + 1)
  return fraction === '' ? `${sign}${whole}` : `${sign}${whole}.${fraction}`
}

/**
 * Rounds to 14 digits, a tie to the even digit as PHP's `zend_dtoa` does. `toExponential` alone rounds a tie up
 * (ECMA-262, Number.prototype.toExponential: "pick the larger such n"), which shows at 10000000000000.5.
 */
function roundToPrecision(value: number): string {
  const tie = TIE_TO_LOWER.exec(value.toExponential(EXACT_DECIMALS))
  return tie === null ? value.toExponential(PRECISION - 1) : `${tie[1]}${tie[2]}`
}
