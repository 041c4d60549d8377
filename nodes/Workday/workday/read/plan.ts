/**
 * A read cut into pages before it begins: one item a page, each with all that its reading needs, so that pages can be
 * read anywhere, in any order and again, and together are what one pass gives.
 */
import { createHash } from 'crypto';
import type { Connection } from '../connection/connection';
import { InvalidRequest } from '../errors';
import { isRecord } from '../rest/json';
import type { RequestObject } from '../spec';

const LABEL = 'Page';
const WHOLE_ITEM = 'Give it a whole item as Pages: Plan Only made it, for example {{ $json }}';
/** What the checksum begins with: plans of another making are told apart. */
const FORMAT = 'page plan 1';

/** What all pages of a plan have in common. */
export interface Plan {
	/** Records a page. */
	pageSize: number;
	/** UTC with milliseconds: what is entered later shows on no page. */
	asOfEntryMoment: string;
	/** YYYY-MM-DD: pages that are read after midnight show the same day. */
	asOfEffectiveDate: string;
	servicesHost: string;
	tenant: string;
	webServicesVersion: string;
	/** The request's criteria. They may hold what the user filters by, national ids too. */
	filters: RequestObject;
}

/** One item of a plan. */
export interface PlanPage extends Plan {
	/** From 1. */
	page: number;
	pages: number;
	/** On this page. */
	records: number;
	totalRecords: number;
	/** Of all the others: an item that was changed on its way would read other workers than the plan means. */
	checksum: string;
}

const KEYS = [
	...['page', 'pages', 'pageSize', 'records', 'totalRecords'],
	...['asOfEntryMoment', 'asOfEffectiveDate', 'servicesHost', 'tenant', 'webServicesVersion', 'filters'],
] as const;

/** None when there are no records: what reads page after page then reads nothing, as one pass does. */
export function* planPages(plan: Plan, totalRecords: number): Generator<PlanPage> {
	const { pageSize } = plan;
	const pages = Math.ceil(totalRecords / pageSize);
	for (let page = 1; page <= pages; page++) {
		const records = Math.min(pageSize, totalRecords - (page - 1) * pageSize);
		const item = { page, pages, records, totalRecords, ...plan };
		yield { ...item, checksum: checksumOf(item) };
	}
}

/**
 * @param value an item of a plan, or its JSON; what others have added to it does not matter
 * @throws InvalidRequest
 */
export function readPlanPage(value: unknown): PlanPage {
	const item = typeof value === 'string' ? parsed(value) : value;
	if (!isRecord(item)) throw new InvalidRequest(LABEL, `holds no item of a page plan. ${WHOLE_ITEM}`);
	const missing = [...KEYS, 'checksum'].filter((key) => item[key] === undefined);
	if (missing.length > 0) throw new InvalidRequest(LABEL, `lacks ${missing.join(', ')} of a page plan. ${WHOLE_ITEM}`);
	const { page, pages } = item;
	if (!Number.isInteger(page) || Number(page) < 1 || Number(page) > Number(pages)) {
		throw new InvalidRequest(LABEL, `the plan has ${String(pages)} pages, and this is page ${String(page)}`);
	}
	if (!isPlanPage(item)) {
		throw new InvalidRequest(LABEL, 'was changed after the plan was made, or another version of this node made it. Make a new plan, and pass its items on as they are');
	}
	return item;
}

const isPlanPage = (item: Readonly<Record<string, unknown>>): item is Record<string, unknown> & PlanPage => item.checksum === checksumOf(item);

/**
 * Positions mean something in one tenant, and in the same words of the request only.
 *
 * @throws InvalidRequest
 */
export function refuseOtherPlace(plan: Plan, { servicesHost, tenant }: Connection, webServicesVersion: string): void {
	const here = { servicesHost, tenant, webServicesVersion };
	for (const [key, label] of [['servicesHost', 'Services Host'], ['tenant', 'Tenant'], ['webServicesVersion', 'Web Services Version']] as const) {
		if (plan[key] === here[key]) continue;
		throw new InvalidRequest(LABEL, `was planned with the ${label} ${plan[key]}, and the credential has ${here[key]}. Read it with the credential of the plan`);
	}
}

/** The order of keys may change on the way, in a database for one. */
function checksumOf(item: Readonly<Record<string, unknown>>): string {
	const text = JSON.stringify([FORMAT, ...KEYS.map((key) => item[key])], (_key, value: unknown) =>
		isRecord(value) ? Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1))) : value,
	);
	return createHash('sha256').update(text).digest('hex').slice(0, 32);
}

function parsed(text: string): unknown {
	try {
		return JSON.parse(text) as unknown;
	} catch {
		return undefined;
	}
}
