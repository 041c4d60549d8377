/** Random histories over HTTP, with n8n's own requests. `HISTORIES_HTTP` says how many. */
import { numberOf, playHistories } from './run.mts';

playHistories('http', numberOf('HISTORIES_HTTP', 30));
