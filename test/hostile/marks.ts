/**
 * Is in every text here that no log may contain: names, addresses, reasons, headers, whatever somebody could type. It is
 * recognised even if the letters around it were changed.
 */
export const MARK = 'Zq7xPrivate';

/** How an e-mail address with the mark begins. Some parts of the product write addresses in lower case. */
export const hasMark = (text: string): boolean => text.toLowerCase().includes(MARK.toLowerCase());
