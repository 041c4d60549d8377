import { ID_TYPE } from './names';

/** Whether a text may be a Workday ID (WID): a number in hexadecimal digits. No other type of id looks like it. */
export const isWid = (text: string): boolean => /^[0-9a-f]{32}$/i.test(text);

/** A WID in small letters, as in all that Workday sends. In every other id case counts. */
export const idOfType = (type: string, id: string): string => (type === ID_TYPE.wid ? id.toLowerCase() : id);
