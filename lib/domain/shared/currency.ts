/** An ISO 4217 currency code that this system can pay in, for example `USD`. */
export type Currency = string & { readonly __brand: 'Currency' };

/**
 * Active codes of ISO 4217 (list one, 2026) by their number of decimals. Codes without decimals defined (gold, test codes)
 * cannot be paid.
 */
const CODES_BY_DIGITS: ReadonlyArray<readonly [digits: number, codes: string]> = [
  [0, 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF'],
  [
    2,
    `AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CAD CDF CHE CHF CHW CNY
     COP COU CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS INR
     IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MXV MYR MZN NAD
     NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP
     SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD USN UYU UZS VED VES WST XAD XCD XCG YER ZAR ZMW ZWG`,
  ],
  [3, 'BHD IQD JOD KWD LYD OMR TND'],
  [4, 'CLF UYW'],
];

const DIGITS: ReadonlyMap<string, number> = new Map(
  CODES_BY_DIGITS.flatMap(([digits, codes]) => codes.split(/\s+/).map((code) => [code, digits] as const)),
);

/** Every currency code that {@link isCurrency} accepts. */
export const CURRENCY_CODES: readonly string[] = [...DIGITS.keys()];

export function isCurrency(code: string): code is Currency {
  return DIGITS.has(code);
}

/** @throws RangeError for a code that is not an active ISO 4217 currency. Use {@link isCurrency} on input */
export function currency<C extends string>(code: C): C & Currency {
  if (!isCurrency(code)) throw new RangeError(`"${code}" is not an ISO 4217 currency code`);
  return code;
}

/** How many decimals the currency has: USD 2, JPY 0, KWD 3. */
export function minorDigits(currency: Currency): number {
  const digits = DIGITS.get(currency);
  if (digits === undefined) throw new RangeError(`"${currency}" is not an ISO 4217 currency code`);
  return digits;
}
