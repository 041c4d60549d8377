import { hash } from '../workers/random.mts';
import { INTEGRATION_SYSTEMS } from '../workers/sections/account.mts';
import type { SectionContext } from '../workers/sections/context.mts';
import { workerContent } from '../workers/sections/index.mts';
import type { Workforce } from '../workers/workforce.mts';
import { References } from '../workers/sections/references.mts';
import {
	echo,
	type Exchange,
	enveloped,
	invalidId,
	type Operation,
	paged,
	pageOf,
	wantsDescriptors,
} from './exchange.mts';
import { isLeftOut, shownTo } from './domains.mts';
import { RequestRefused } from './faults.mts';
import { RepeatedBodies } from './repeatedBodies.mts';
import type { Piece } from './reply.mts';
import { isTrue, type RequestElement } from './requestXml.mts';
import { transactionCriteria } from './transactionCriteria.mts';
import { referencedWorkers, SelectionCache, selectedWorkers } from './workerSelection.mts';

/** What comes when the request sets no flag at all. */
const DEFAULT_GROUPS = new Set([
	'Include_Reference',
	'Include_Personal_Information',
	'Include_Employment_Information',
	'Include_Compensation',
	'Include_Organizations',
	'Include_Roles',
]);

function flagsOf(group: RequestElement | undefined): (name: string) => boolean {
	const set = new Map(group?.elements.map((flag) => [flag.name, isTrue(flag.text.trim())]));
	return set.size === 0 ? (name) => DEFAULT_GROUPS.has(name) : (name) => set.get(name) ?? false;
}

function integrationSystemsOf(criteria: RequestElement | undefined): string[] {
	const ids = criteria?.references('Field_And_Parameter_Criteria_Data', 'Provider_Reference') ?? [];
	const unknown = ids.filter(({ value }) => !INTEGRATION_SYSTEMS[value]);
	if (unknown.length > 0) throw new RequestRefused(unknown.map(invalidId));
	return ids.map(({ value }) => value);
}

/** Descriptors of one worker's references: as asked for, else as the tenant is set. */
function withDescriptors(exchange: Exchange, number: number): boolean {
	const asked = wantsDescriptors(exchange);
	if (asked !== undefined) return asked;
	const { descriptors } = exchange.settings;
	return descriptors === 'some'
		? hash(exchange.workforce.seed, 'descriptors', number) % 4 !== 0
		: descriptors === 'all';
}

/** @param selections kept from request to request, because a page's list is the list of the pages before. */
export function getWorkersOperation(selections: SelectionCache): Operation {
	let kept: RepeatedBodies | undefined;
	// Every request repeats the same countries, types and organizations.
	let references: { described: References; plain: References } | undefined;
	const repeated = (workforce: Workforce, different: number) => (kept ??= new RepeatedBodies(workforce, different));
	return function getWorkers(exchange) {
		const { request, workforce, settings, switches, writer, era } = exchange;
		const filter = pageOf(exchange);
		const named = request.first('Request_References');
		const criteria = request.first('Request_Criteria');
		const inWindow = transactionCriteria(exchange, criteria?.all('Transaction_Log_Criteria_Data') ?? []);
		const integrationSystems = integrationSystemsOf(criteria);
		const numbers = named
			? referencedWorkers(exchange, named, filter.asOf)
			: selections.get(workforce, `${settings.boundaries} ${criteria?.echo()}`, filter.asOf, () =>
					selectedWorkers(exchange, criteria, filter.asOf, inWindow),
				);
		const hasLeft = (number: number) => workforce.standing(number, filter.asOf)?.status === 'terminated';
		const visible = isLeftOut(exchange.user, 'leavers') ? numbers.filter((number) => !hasLeft(number)) : numbers;
		const { results, items } = paged(visible, filter, switches);
		const flag = flagsOf(request.first('Response_Group'));
		const hidden = new Set([...(exchange.user.hidden ?? []), ...(switches.get('hideSections')?.sections ?? [])]);
		references ??= { described: new References(workforce, true), plain: new References(workforce, false) };
		const { described, plain } = references;
		const contextOf = (number: number): SectionContext => ({
			era,
			workforce,
			flag,
			integrationSystems,
			density: settings.density,
			references: withDescriptors(exchange, number) ? described : plain,
		});

		const listed = settings.logEntries === 'matching' && inWindow ? inWindow.holds : () => true;
		const bodies = repeated(workforce, settings.repeatBodies);
		const render = (number: number): string | undefined => {
			const view = workforce.view(number, filter.asOf);
			if (!view) return undefined;
			const content = workerContent(view, { context: contextOf(number), hidden, inWindow: listed });
			return writer.element('Worker', 'WorkerType', shownTo(exchange.user, content));
		};

		function* inside(): Generator<Piece> {
			yield* echo(exchange, filter);
			yield results;
			if (items.length === 0) return;
			yield '<wd:Response_Data>';
			for (const number of items) {
				const record = bodies.get(`${era} ${filter.asOf.day} ${request.first('Response_Group')?.echo()}`, number, render);
				if (record !== undefined) yield { record };
			}
			yield '</wd:Response_Data>';
		}
		return enveloped('Get_Workers_Response', exchange.version, inside());
	};
}
