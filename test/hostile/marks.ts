/**
 * Stands in every text here that must reach no log: names, addresses, reasons, headers, whatever somebody typed. It is found
 * again whatever was done to the letters around it.
 */
export const MARK = 'Zq7xPrivate';

/** How an e-mail address with the mark begins: some parts of the product write addresses in small letters. */
export const hasMark = (text: string): boolean => text.toLowerCase().includes(MARK.toLowerCase());
