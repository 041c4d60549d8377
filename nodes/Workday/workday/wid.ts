/** Whether a text may be a Workday ID (WID): a number in hexadecimal digits. No other type of id looks like it. */
export const isWid = (text: string): boolean => /^[0-9a-f]{32}$/i.test(text);
