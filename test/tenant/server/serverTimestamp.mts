import { momentText } from '../workers/dates.mts';
import { enveloped, type Operation } from './exchange.mts';

/** The cheapest call there is: no permission on data, no results. */
export const serverTimestamp: Operation = ({ version, now }) =>
	enveloped('Server_Timestamp', version, [`<wd:Server_Timestamp_Data>${momentText(now)}</wd:Server_Timestamp_Data>`]);
