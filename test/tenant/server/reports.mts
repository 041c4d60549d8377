/** Reports as a service (RaaS): GET with Basic or Bearer, prompts in the query. */
import type { Workforce } from '../workers/workforce.mts';
import type { Accounts } from './accounts.mts';
import type { TenantClock } from './clock.mts';
import { validationFault } from './faults.mts';
import type { LoggedRequest } from './log.mts';
import type { TokenEndpoint } from './oauth.mts';
import type { Settings, TenantUser } from './options.mts';
import { type Piece, type Reply, textReply } from './reply.mts';
import { type Prompt, type Report, STANDARD_REPORTS } from './reportsDefinition.mts';
import { csv, DEFAULT_BEHAVIOUR, json, type ReportBehaviour, xml, xsd } from './reportsRender.mts';
import type { ActiveSwitches } from './switches.mts';

export interface ReportServices {
	settings: Settings;
	workforce: Workforce;
	clock: TenantClock;
	accounts: Accounts;
	tokens: TokenEndpoint;
}

/** Query names that are no prompts. */
const FORMAT = 'format';
const SCHEMA = 'xsds';

export const isReportPath = (pathname: string): boolean => /^\/ccx\/service\/(custom|system)report2\//.test(pathname);

const html = (title: string): string => `<!DOCTYPE html>\n<html><head><title>${title}</title></head><body><h1>${title}</h1></body></html>`;
// Unproven: bodies of failures are not published. Pages, as web servers make them.
const page = (status: number, title: string, headers: Record<string, string> = {}): Reply => textReply(status, 'text/html; charset=utf-8', html(title), headers);

export class Reports {
	/** May be changed while the tenant runs. */
	readonly behaviour: ReportBehaviour = { ...DEFAULT_BEHAVIOUR };
	private readonly reports: Report[] = [...STANDARD_REPORTS];

	constructor(private readonly services: ReportServices) {}

	/** In front of those that are there. */
	add(...reports: Report[]): void {
		this.reports.unshift(...reports);
	}

	answer(logged: LoggedRequest, switches: ActiveSwitches): Reply {
		const { settings } = this.services;
		if (logged.method !== 'GET') return textReply(405, 'text/plain', '', { allow: 'GET' });
		const user = this.userOf(logged);
		if (user === 'expired') return textReply(401, 'application/json', '{"error":"invalid_token"}', { 'www-authenticate': 'Bearer' });
		if (!user) return page(401, 'Unauthorized', { 'www-authenticate': 'Basic realm="Workday"' });
		const { pathname, search } = new URL(logged.path, 'http://tenant');
		const [, , , kind, tenant, ...names] = pathname.split('/').map(decodeURIComponent);
		const [owner, name] = names.length > 1 ? names : [undefined, names[0]];
		const report = this.reports.find((each) => (each.system ?? false) === (kind === 'systemreport2') && each.owner === owner && each.name === name);
		if (tenant !== settings.tenantName || names.length > 2 || !report) return page(404, 'Report not found');
		if (report.sharedWith && !report.sharedWith.includes(user.userName)) return page(403, 'The report is not shared with you');
		return this.run(report, parse(search), switches);
	}

	private userOf({ headers }: LoggedRequest): TenantUser | 'expired' | undefined {
		const { tokens, accounts } = this.services;
		const [, scheme = '', value = ''] = /^(\w+) (.+)$/.exec(headers.authorization ?? '') ?? [];
		if (scheme.toLowerCase() === 'basic') return accounts.signInBasic(value);
		if (scheme.toLowerCase() !== 'bearer') return undefined;
		const userName = tokens.userOf(value);
		return userName === undefined ? 'expired' : accounts.find(userName);
	}

	private run(report: Report, query: readonly Parameter[], switches: ActiveSwitches): Reply {
		const named = (name: string): Parameter[] => query.filter((each) => each.name === name);
		if (named(SCHEMA).length > 0) return { status: 200, headers: { 'content-type': 'text/xml;charset=UTF-8' }, body: [xsd(report)] };
		const format = named(FORMAT)[0]?.value ?? 'xml';
		const prompts = query.filter(({ name }) => name !== FORMAT);
		const problem = named(FORMAT).length > 1 ? 'format is given twice.' : this.problemOf(report, prompts);
		if (problem) return validationFault([{ message: problem }]);
		const { workforce, clock } = this.services;
		const values = (name: string): Array<{ type?: string; value: string }> => prompts.filter((each) => baseOf(each.name) === name).flatMap(valuesOf);
		const body = report.body?.(format) ?? this.render(report, format, report.rows({ workforce, now: clock.now(), values }));
		if (!body) return validationFault([{ message: `Invalid format: ${format}` }]);
		const type = { json: 'application/json', csv: 'text/csv' }[format] ?? 'text/xml';
		return { status: 200, headers: { 'content-type': `${type};charset=UTF-8` }, body: switches.distort(body) };
	}

	private render(report: Report, format: string, rows: ReturnType<Report['rows']>): Iterable<Piece> | undefined {
		if (format === 'json') return json(report, rows, this.behaviour);
		if (format === 'csv') return csv(report, rows, this.behaviour);
		if (format === 'xml' || format === 'simplexml') return xml(report, rows, format === 'simplexml');
		return undefined;
	}

	/** Unproven: what Workday says, and whether it says anything. The tenant is strict, so that mistakes show. */
	private problemOf({ prompts = [] }: Report, given: readonly Parameter[]): string | undefined {
		const missing = prompts.find(({ name, required }) => required && !given.some((each) => baseOf(each.name) === name && each.value !== ''));
		if (missing) return `The required prompt ${missing.name} is missing.`;
		for (const each of given) {
			const name = baseOf(each.name);
			const prompt = prompts.find((one) => one.name === name);
			if (!prompt && this.behaviour.unknownPrompts === 'refuse') return `${name} is not a prompt of this report.`;
			if (!prompt) continue;
			if (prompt.type !== 'instance' && given.filter((other) => baseOf(other.name) === name).length > 1) return `The prompt ${name} is given twice.`;
			const problem = problemOfValue(prompt, each);
			if (problem) return problem;
		}
		return undefined;
	}
}

interface Parameter {
	name: string;
	value: string;
}

const parse = (search: string): Parameter[] => [...new URLSearchParams(search)].map(([name, value]) => ({ name, value }));

/** `worker!Employee_ID=21001` is the prompt `worker`, as `worker=Employee_ID!21001` is. */
const baseOf = (name: string): string => name.split('!')[0] ?? '';

function valuesOf({ name, value }: Parameter): Array<{ type?: string; value: string }> {
	const [, type] = name.split('!');
	if (type !== undefined) return value.split('!').map((each) => ({ type, value: each }));
	const [first = '', ...rest] = value.split('!');
	return rest.length === 0 ? [{ value: first }] : rest.map((each) => ({ type: first, value: each }));
}

function problemOfValue({ name, type, idTypes = [] }: Prompt, given: Parameter): string | undefined {
	if (type === 'date' && !/^\d{4}-\d{2}-\d{2}([+-]\d{2}:\d{2}|Z)?$/.test(given.value)) return `${given.value} is not a date (prompt ${name}).`;
	if (type === 'boolean' && !/^(0|1|true|false)$/i.test(given.value)) return `${given.value} is not a boolean (prompt ${name}).`;
	if (type !== 'instance') return undefined;
	const wrong = valuesOf(given).find((each) => !idTypes.includes(each.type ?? ''));
	return wrong && `Invalid ID value.  '${wrong.value}' is not a valid ID value for type = '${wrong.type ?? ''}'`;
}
