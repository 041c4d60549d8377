/** A poll, as an operation sees a run: what the user set, the clock, the connection. */
import type { IPollFunctions } from 'n8n-workflow';
import type { OperationContext } from './defineOperation';
import { Privacy } from '../workday/privacy/kinds';
import { Parameters } from './parameters';
import { openSession, type SessionExtras } from './session';
import { systemClock } from './systemClock';

/** @param extras of the connection */
export function contextOfPoll(context: IPollFunctions, extras: SessionExtras): OperationContext {
	const parameters = Parameters.ofPoll(context);
	return {
		parameters,
		clock: systemClock,
		// A trigger is no tool.
		privacy: Privacy.OFF,
		mayWrite: true,
		timeZone: context.getTimezone(),
		connect: async (options) => await openSession(context, parameters, options, extras),
		storeBuffer: async (bytes, fileName, mimeType) => await context.helpers.prepareBinaryData(bytes, fileName, mimeType),
		// A poll has no output of its own to show hints above.
		hint: (message, severity) => (severity === 'warning' ? context.logger.warn(message) : context.logger.debug(message)),
	};
}
