/** The other half of the random histories: so that two processors have something to do. */
import { numberOf, playHistories } from './run.mts';

playHistories('inProcess', numberOf('HISTORIES', 200), 0, 2);
