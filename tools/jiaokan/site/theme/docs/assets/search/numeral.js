// A numeral of Han or other digits. What it reads by is made from jiaokan/grammar/numeral.py. No DOM here.
import { DIGITS, UNITS } from "../tables/text.js";

/** 十五 as 15. */
export function value(numeral) {
  const chars = [...numeral], positional = !chars.some((char) => UNITS[char]);
  let total = 0, digit = 0;
  for (const char of chars) {
    const unit = UNITS[char];
    if (unit) [total, digit] = [total + (digit || 1) * unit, 0];
    else digit = (positional ? digit * 10 : 0) + DIGITS[char];
  }
  return String(total + digit);
}
