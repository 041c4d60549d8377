/** Half of the random histories, in process; the other half is in inProcess2. `HISTORIES` says how many there are. */
import { numberOf, playHistories } from './run.mts';

playHistories('inProcess', numberOf('HISTORIES', 200), 1, 2);
