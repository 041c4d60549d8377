/** n8n's side of the trigger: one poll, from static data to items and back. */
import type { IDataObject, INodeExecutionData, IPollFunctions } from 'n8n-workflow';
import type { OperationContext, Session } from '../n8n/defineOperation';
import { AUTHENTICATIONS, AUTHENTICATION_CHOICES } from '../n8n/credentialTypes';
import { Parameters } from '../n8n/parameters';
import { contextOfPoll } from '../n8n/pollContext';
import { systemClock } from '../n8n/systemClock';
import { toNodeError } from '../n8n/toNodeError';
import { shortKey } from '../workday/changes/transactions';
import { InvalidRequest, WorkdayError, type Validation } from '../workday/errors';
import type { Step } from '../workday/changes/steps';
import type { ReadNote } from '../workday/read/paging';
import { Anchor } from './anchor';
import { BrakeApplied } from './brake';
import { budgetOf, type Budget } from './budget';
import { isAheadOfWorkday, ServerClock } from './clock';
import { cycle, type CycleOptions } from './cycle';
import type { Change, Feed } from './feeds/feed';
import { FullReconcile } from './full';
import { organizationFeed } from './feeds/organizations';
import { workerFeed } from './feeds/workers';
import { takeTurn, type Turn } from './guard';
import { unlessRefused } from './refusals';
import { askForNobody } from './nobody';
import { sampleOf } from './sample';
import { readSettings, type TriggerSettings } from './settings';
import { NEW_STATE, parseState, type FeedKey, type State } from './state';
import { adjusted, begun } from './window';

/** How often a window may be moved back when Workday says that its end has not come yet. */
const MOST_RETREATS = 5;

/** @returns null when nothing happened */
export async function poll(context: IPollFunctions): Promise<INodeExecutionData[][] | null> {
	try {
		const key = `${context.getWorkflow().id ?? ''} ${context.getNode().id}`;
		const credential = await fingerprintOf(context);
		if (context.getMode() === 'manual') return toItems(await unlessRefused(key, credential, Infinity, () => sample(context)));
		const turn = takeTurn(key);
		if (turn === undefined) return null;
		try {
			return toItems(await unlessRefused(key, credential, systemClock.now(), () => inTurn(context, turn)));
		} finally {
			turn.end();
		}
	} catch (error) {
		const operation = error instanceof BrakeApplied ? 'brake' : 'poll';
		throw toNodeError(context.getNode(), error, { resource: 'trigger', operation });
	}
}

/** Tells one credential from another; nothing of it can be read from it. */
async function fingerprintOf(context: IPollFunctions): Promise<string> {
	const choice = Parameters.ofPoll(context).choice('authentication', 'Authentication', AUTHENTICATION_CHOICES, 'oAuth2');
	return shortKey(choice, JSON.stringify(await context.getCredentials(AUTHENTICATIONS[choice].credentialType)));
}

const toItems = (changes: readonly Change[]): INodeExecutionData[][] | null =>
	changes.length === 0 ? null : [changes.map(({ item }) => ({ json: item as IDataObject }))];

async function inTurn(context: IPollFunctions, turn: Turn): Promise<Change[]> {
	const stored = context.getWorkflowStaticData('node');
	const before = parseState(stored);
	// 2.41 also forgets what the poll at activation gave: no state at all may be an old one.
	if (turn.isStale(before?.sequence ?? 0, systemClock.now())) return [];
	try {
		const { state, changes, anchor } = await read(context, before);
		// All that was read is at hand: from here on nothing can fail, and n8n saves both or neither.
		const sequence = turn.next(before?.sequence ?? 0);
		Object.assign(stored, { ...state, sequence });
		if (changes.length > 0) {
			turn.handedOver(sequence, systemClock.now());
			anchor.moveOn(state.watermark);
		}
		return changes;
	} catch (error) {
		// While n8n starts, a poll that fails may switch the workflow off for good (2.41). The next poll will say it.
		const isStart = ['init', 'leadershipChange'].includes(context.getActivationMode()) && turn.isFirst && before !== undefined;
		if (!isStart || !(error instanceof WorkdayError)) return await Promise.reject(error);
		context.logger.warn(`${context.getNode().name}: the first poll after the start of n8n failed, the next one tries again. ${error.message}`);
		return [];
	}
}

interface Connected {
	readonly session: Session;
	readonly settings: TriggerSettings;
	readonly clock: ServerClock;
	readonly budget: Budget;
	readonly feeds: ReadonlyMap<FeedKey, Feed>;
	readonly operation: OperationContext;
}

async function connect(context: IPollFunctions, before: State | undefined, only?: (step: Step) => boolean): Promise<Connected> {
	const operation = contextOfPoll(context, {});
	const budget = budgetOf(context, operation.clock);
	const clock = new ServerClock(operation.clock, before?.clockOffset ?? null, before?.clockBehind);
	const settings = readSettings(operation, String(context.getNode().parameters.startDate ?? ''));
	const polled = contextOfPoll(context, { cancelSignal: budget.stop, onServerTime: clock.observe });
	const session = await polled.connect(operation.parameters.group('options', 'Options'));
	const feeds = new Map<FeedKey, Feed>();
	if (settings.workers) feeds.set('w', workerFeed(settings.workers.source, settings.workers.changes, only));
	if (settings.watched.includes('o')) feeds.set('o', organizationFeed(settings.organizations));
	if (!clock.isKnown) await askForNobody(session, settings.watched);
	return { session, settings, clock, budget, feeds, operation };
}

async function read(context: IPollFunctions, before: State | undefined): Promise<{ state: State; changes: Change[]; anchor: Anchor }> {
	const connected = await connect(context, before);
	const { settings, session, clock } = connected;
	const { origin, tenant } = session.connection;
	const identity = { source: shortKey(origin, tenant, settings.start), filters: settings.filters };
	if (before && before.source !== '' && before.source !== identity.source) {
		const { name } = context.getNode();
		context.logger.warn(`${name}: the tenant or Start was changed, so the trigger begins anew. It had got to ${JSON.stringify(before.watermark)}.`);
	}
	const anchor = new Anchor(context.getWorkflowStaticData('global'), context.getNode(), identity.source);
	const known = adjusted(anchor.recovered(before), NEW_STATE, settings.watched, identity);
	const fresh = begun(known, settings.watched, clock.now(), settings.windows);
	const isNow = settings.windows.start.kind === 'now';
	if (!isNow) anchor.forgetStart();
	const start = isNow ? anchor.begun(fresh, settings.watched, known) : fresh;

	for (let retreats = 0; ; retreats++) {
		const now = clock.now();
		const through = Math.floor(now - settings.lagMs);
		try {
			const { state, changes } = await workOff(start, connected, optionsOf(context, connected, through), context);
			return { state: { ...state, ...clock.stored }, changes, anchor };
		} catch (error) {
			if (!isAheadOfWorkday(error)) return await Promise.reject(error);
			if (retreats === MOST_RETREATS) throw stillAhead(error);
			clock.retreat(now - settings.lagMs);
		}
	}
}

function stillAhead({ message, details }: Validation): InvalidRequest {
	return new InvalidRequest(
		'Safety Lag (Seconds)',
		`Workday's clock is behind what its answers say (${details.workdayText ?? message}). Set it to as many seconds as the clocks differ, and a minute more`,
		true,
	);
}

/** The windows first, then the full reconcile with what is left of time and batch. */
async function workOff(start: State, { settings, session, clock, budget }: Connected, options: CycleOptions, context: IPollFunctions): Promise<{ state: State; changes: Change[] }> {
	const full = FullReconcile.of(settings, session);
	const stored = full?.begin(start, clock.now()) ?? null;
	const { state, changes, isCaughtUp } = await cycle(start, options);
	if (!full || !stored) return { state: { ...state, reconcile: null }, changes };
	const noted = full.note(stored, changes);
	if (!isCaughtUp) return { state: { ...state, reconcile: noted }, changes };
	try {
		const found = await full.run(noted, state.watermark.w, session, options.most - changes.length, budget);
		return { state: { ...state, reconcile: found.stored }, changes: [...changes, ...found.changes] };
	} catch (error) {
		// What the windows gave is not held up by it. With nothing to hand over, the poll says what is wrong.
		if (changes.length === 0 || !(error instanceof WorkdayError)) return await Promise.reject(error);
		context.logger.warn(`${context.getNode().name}: the full reconcile stopped. ${error.message}`);
		return { state: { ...state, reconcile: noted }, changes };
	}
}

function optionsOf(context: IPollFunctions, { session, settings, budget, feeds }: Connected, through: number): CycleOptions {
	const { windows, filters, most, brake } = settings;
	return { session, feeds, windows, filters, through, most, brake, budget, onNote: (note) => log(context, note) };
}

function log(context: IPollFunctions, note: ReadNote): void {
	const { logger } = context;
	const { name } = context.getNode();
	if (note.kind === 'restarted') logger.warn(`${name}: the number of records changed from ${note.totalBefore} to ${note.totalAfter} while reading, so reading began again.`);
	if (note.kind === 'missing') logger.warn(`${name}: Workday announced ${note.announced} records and sent ${note.received}.`);
}

async function sample(context: IPollFunctions): Promise<Change[]> {
	// Looking back a month, the other reads would be one for each midnight of it.
	const connected = await connect(context, undefined, ({ key }) => key === 'entered');
	const { clock, settings } = connected;
	const options = optionsOf(context, connected, Math.floor(clock.now() - settings.lagMs));
	return await sampleOf(options);
}
