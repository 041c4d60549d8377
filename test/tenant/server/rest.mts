/** Workday's REST services: common (new and legacy address), staffing, absence management; WQL beside them. */
import { dayOf, pacificDay } from '../workers/dates.mts';
import { type Organization, SUPERVISORY } from '../workers/organizations.mts';
import type { AsOf, WorkerView, Workforce } from '../workers/workforce.mts';
import type { Accounts } from './accounts.mts';
import type { TenantClock } from './clock.mts';
import { isRefused } from './domains.mts';
import type { LoggedRequest } from './log.mts';
import type { TokenEndpoint } from './oauth.mts';
import type { Settings, TenantUser } from './options.mts';
import type { Reply } from './reply.mts';
import { forbidden, invalid, missing, notAllowed, ok, RestRefused, unauthorized, wrongValue } from './restErrors.mts';
import { type Collection, pageOf } from './restPages.mts';
import { RestViews, type JsonRecord } from './restViews.mts';
import type { ActiveSwitches } from './switches.mts';
import { answerWql } from './wql.mts';

export interface RestServices {
	settings: Settings;
	workforce: Workforce;
	clock: TenantClock;
	accounts: Accounts;
	tokens: TokenEndpoint;
}

/** Service and version → those of its resources that are played here. */
const SERVICES: Record<string, readonly string[]> = {
	v1: ['workers', 'supervisoryOrganizations'],
	'common/v1': ['workers', 'supervisoryOrganizations'],
	'staffing/v6': ['workers', 'supervisoryOrganizations'],
	'absenceManagement/v5': ['workers', 'balances', 'values'],
	'wql/v1': ['data'],
};
/** What permissions call them. */
const TASKS: Record<string, string> = { workers: 'Get_Workers', supervisoryOrganizations: 'Get_Organizations', balances: 'Absence', values: 'Absence', data: 'WQL' };

export const isRestPath = (pathname: string): boolean => pathname.startsWith('/ccx/api/');

interface Call extends Collection {
	service: string;
	path: string[];
	user: TenantUser;
	views: RestViews;
	asOf: AsOf;
}

export class Rest {
	constructor(private readonly services: RestServices) {}

	answer(logged: LoggedRequest, switches: ActiveSwitches): Reply {
		try {
			return this.dispatch(logged, switches);
		} catch (error) {
			if (error instanceof RestRefused) return error.reply;
			throw error;
		}
	}

	private dispatch(logged: LoggedRequest, switches: ActiveSwitches): Reply {
		const user = this.userOf(logged);
		const { pathname, searchParams: query } = new URL(logged.path, 'http://tenant');
		const segments = segmentsOf(pathname).slice(2);
		const service = segments[0] === 'v1' ? 'v1' : segments.slice(0, 2).join('/');
		const [tenant, ...path] = segments.slice(service.split('/').length);
		const resources = SERVICES[service];
		if (!resources || tenant !== this.services.settings.tenantName || !resources.includes(path[0] ?? '')) throw missing();
		const tasks = user.tasks;
		if (tasks && !tasks.includes(TASKS[path[0] ?? ''] ?? '')) throw forbidden();
		// What is below a worker is protected by itself.
		if (isRefused(user, `rest:${path[2] ?? path[0]}`)) throw forbidden();
		if (this.scopesOf(logged)?.includes(service) === false) throw forbidden();
		const { clock, workforce } = this.services;
		const asOf: AsOf = { day: pacificDay(clock.now()), entered: clock.now() };
		const base = `https://${logged.headers.host ?? 'tenant'}/ccx/api/${service}/${tenant}`;
		const call: Call = { service, path, user, query, switches, asOf, views: new RestViews(workforce, asOf, base) };
		if (service === 'wql/v1') return ok(answerWql({ ...call, method: logged.method, body: logged.body, workers: () => this.workers(call, () => true) }));
		if (logged.method !== 'GET') throw notAllowed('GET');
		return ok(this.read(call));
	}

	private userOf({ headers }: LoggedRequest): TenantUser {
		const { tokens, accounts } = this.services;
		const [, token] = /^Bearer (.+)$/i.exec(headers.authorization ?? '') ?? [];
		const name = token === undefined ? undefined : tokens.userOf(token);
		const user = name === undefined ? undefined : accounts.find(name);
		if (!user) throw unauthorized(token === undefined ? 'invalid request: unauthorized' : 'invalid_token');
		return user;
	}

	private scopesOf({ headers }: LoggedRequest): readonly string[] | undefined {
		const [, token = ''] = /^Bearer (.+)$/i.exec(headers.authorization ?? '') ?? [];
		return this.services.tokens.scopesOf(token);
	}

	private read(call: Call): unknown {
		const [resource, id, sub, rest] = call.path;
		if (resource === 'values' && call.path.join('/') === 'values/timeOff/status') return pageOf(call.views.statuses(), { ...call, limits: { initially: 1000, max: 1000 } });
		if (rest !== undefined || resource === 'values') throw missing();
		if (resource === 'balances') return this.balances(call, id);
		if (resource === 'supervisoryOrganizations') return this.organizations(call, id, sub);
		if (id === undefined) return this.collection(call);
		const view = this.worker(call, id);
		if (sub === undefined) return this.shown(call, view);
		if (sub !== 'timeOffDetails' || call.service !== 'absenceManagement/v5') throw missing();
		return this.timeOff(call, view);
	}

	private shown(call: Call, view: WorkerView): JsonRecord {
		return isCommon(call) ? call.views.summary(view) : call.views.data(view);
	}

	private collection(call: Call): unknown {
		refuseUnknown(call.query, ['search', ...(isCommon(call) ? [] : ['includeTerminatedWorkers'])]);
		const terminated = flagOf(call.query, 'includeTerminatedWorkers');
		const words = (call.query.get('search') ?? '').toLowerCase().split(' ').filter((word) => word !== '');
		const searched = (view: WorkerView): string[] => [...call.views.name(view).split(' '), ...(isCommon(call) ? [] : [view.worker.workerId])].map((text) => text.toLowerCase());
		const found = this.workers(
			call,
			(view) =>
				(view.status === 'active' || (view.status === 'terminated' && terminated)) &&
				(words.length === 0 || words.some((word) => searched(view).some((text) => text.startsWith(word)))),
		);
		return shownPage(found, call, (view) => this.shown(call, view));
	}

	private workers({ asOf }: Call, wanted: (view: WorkerView) => boolean): WorkerView[] {
		const { workforce } = this.services;
		return [...workforce.numbers()].map((one) => workforce.view(one, asOf)).filter((view): view is WorkerView => view !== undefined && wanted(view));
	}

	private worker({ asOf }: Call, id: string): WorkerView {
		const [, type = 'WID', value = id] = /^([^=]+)=(.+)$/.exec(id) ?? [];
		const found = this.services.workforce.find(type, value);
		const view = found === undefined ? undefined : this.services.workforce.view(found, asOf);
		// `me` is an integration system user, who is no worker.
		if (!view) throw missing();
		return view;
	}

	private organizations(call: Call, id: string | undefined, sub: string | undefined): unknown {
		const { workforce } = this.services;
		const { organizations } = workforce;
		const common = isCommon(call);
		const show = (one: Organization) => (common ? call.views.organization(one) : call.views.organizationData(one));
		refuseUnknown(call.query, common || id !== undefined ? [] : ['includeInactive']);
		if (id === undefined) {
			const inactive = flagOf(call.query, 'includeInactive');
			const all = Array.from({ length: organizations.countOf(SUPERVISORY) }, (_, one) => workforce.organization(organizations.get(SUPERVISORY, one), call.asOf));
			return shownPage(all.filter((one) => inactive || !one.inactive), call, show);
		}
		const [, type = 'WID', value = id] = /^([^=]+)=(.+)$/.exec(id) ?? [];
		const found = organizations.find(type, value);
		if (found?.type !== SUPERVISORY) throw missing();
		if (sub === undefined) return show(workforce.organization(found, call.asOf));
		if (sub === 'orgChart' && !common) return pageOf([call.views.orgChart(found)], call);
		// The staffing service has `members`, which are jobs, not workers.
		if (sub !== 'workers' || !common) throw missing();
		const members = this.workers(call, (view) => view.status === 'active' && view.supervisory === found.number);
		return shownPage(members, call, (view) => this.shown(call, view));
	}

	private balances(call: Call, id: string | undefined): unknown {
		if (id !== undefined) throw missing();
		refuseUnknown(call.query, ['worker', 'effective', 'category']);
		const worker = call.query.get('worker');
		if (worker === null) throw invalid({ error: 'Enter the worker.', code: 'A1099', field: 'worker' });
		const effective = dateOf(call.query, 'effective');
		const rows = call.views.balances(this.worker(call, worker), effective ?? new Date(call.asOf.day * 86_400_000).toISOString().slice(0, 10));
		const category = call.query.get('category');
		return pageOf(rows.filter((row) => category === null || (row.category as JsonRecord).id === category), call);
	}

	private timeOff(call: Call, view: WorkerView): unknown {
		refuseUnknown(call.query, ['fromDate', 'toDate', 'status', 'timeOffType']);
		const [from, to] = [dateOf(call.query, 'fromDate'), dateOf(call.query, 'toDate')];
		const statuses = call.query.getAll('status');
		const types = call.query.getAll('timeOffType');
		const rows = call.views.timeOff(view).filter((row) => {
			const { date, status, timeOffType } = row as { date: string; status: { id: string }; timeOffType: { id: string } };
			const inRange = (from === undefined || date >= from) && (to === undefined || date <= to);
			return inRange && (statuses.length === 0 || statuses.includes(status.id)) && (types.length === 0 || types.includes(timeOffType.id));
		});
		return pageOf(rows, call);
	}
}

const isCommon = ({ service }: Call): boolean => service === 'v1' || service === 'common/v1';

function flagOf(query: URLSearchParams, name: string): boolean {
	const value = query.get(name);
	if (value !== null && value !== 'true' && value !== 'false') throw wrongValue(name);
	return value === 'true';
}

function segmentsOf(pathname: string): string[] {
	try {
		return pathname.split('/').filter(Boolean).map(decodeURIComponent);
	} catch {
		throw missing();
	}
}

/** Only what is on the page is made. */
function shownPage<T>(all: readonly T[], call: Collection, show: (one: T) => JsonRecord): unknown {
	const { total, data } = pageOf(all, call);
	return { total, data: data.map(show) };
}

/** Unproven: what Workday says to a parameter that it does not know. Strict, so that a slip is noticed. */
function refuseUnknown(query: URLSearchParams, known: readonly string[]): void {
	for (const name of query.keys()) {
		if (![...known, 'limit', 'offset'].includes(name)) throw invalid({ error: 'The parameter is not known.', code: 'A1000', field: name });
	}
}

function dateOf(query: URLSearchParams, name: string): string | undefined {
	const text = query.get(name);
	if (text === null) return undefined;
	const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text) ?? [];
	if (year === undefined || Number.isNaN(dayOf(Number(year), Number(month), Number(day)))) throw wrongValue(name);
	return text;
}
