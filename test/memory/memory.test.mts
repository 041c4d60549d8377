/**
 * Memory, measured as the peak of resident memory of a process of its own: jest's, and the tenant's, do not count.
 * Measured on Node 20: 86 and 120 MB for the client; 155 and 171 MB for the node that writes a file.
 */
import { withTenant } from './processes.mts';

const FEW = 200;
const MANY = 20_000;
/** A third of a gigabyte: growth would show, and minutes are saved. */
const ENOUGH = 8_000;
/** Kilobytes. */
const ALLOWED_GROWTH = 150 * 1024;

interface Reading {
	count: number;
	/** Read from the network, or of the items as JSON. */
	bytes: number;
	peakKilobytes: number;
	fileSize?: string;
}

const tenant = withTenant('tenant', String(MANY));
const measure = (reader: string, argument: string, nodeOptions?: string) => tenant.measure<Reading>(reader, argument, nodeOptions);

/** About 40 KB a worker, of which the items hold what the output reads. */
const include = [
	'Include_Personal_Information', 'Include_Employment_Information', 'Include_Compensation', 'Include_Organizations', 'Include_Roles',
	'Include_Management_Chain_Data', 'Include_Qualifications', 'Include_Goals', 'Include_User_Account',
];
const throughNode = (parameters: object, nodeOptions?: string) =>
	measure('nodeReader', JSON.stringify({ include, exclude: [], ...parameters }), nodeOptions);

test('20,000 workers that are dropped as they come take no more than 150 MB over what 200 take', async () => {
	const few = await measure('reader', String(FEW));
	const many = await measure('reader', String(MANY));
	expect([few.count, many.count]).toEqual([FEW, MANY]);
	expect(many.bytes / many.count).toBeGreaterThan(40_000);
	expect(many.peakKilobytes - few.peakKilobytes).toBeLessThanOrEqual(ALLOWED_GROWTH);
}, 240_000);

test('through the node into one file, 8,000 workers take no more than 150 MB over what 200 take', async () => {
	// Left alone, V8 lets garbage pile up to twice what is in use before it looks; n8n itself needs half of this heap.
	const toFile = (limit: number) => throughNode({ limit, returnAs: 'file' }, '--max-old-space-size=96');
	const few = await toFile(FEW);
	const many = await toFile(ENOUGH);
	expect([few.count, many.count]).toEqual([FEW, ENOUGH]);
	expect(many.peakKilobytes - few.peakKilobytes).toBeLessThanOrEqual(ALLOWED_GROWTH);
}, 240_000);

test('through the node as items, memory grows with the items that are kept, not with what was read', async () => {
	const xpathFields = { field: [{ name: 'title', path: 'Worker_Data/Employment_Data//Business_Title' }] };
	const few = await throughNode({ limit: FEW, output: 'xpath', xpathFields });
	const titles = await throughNode({ limit: ENOUGH, output: 'xpath', xpathFields });
	expect([few.count, titles.count]).toEqual([FEW, ENOUGH]);
	// Around each item n8n keeps objects of its own: about half a kilobyte.
	expect(titles.peakKilobytes - few.peakKilobytes).toBeLessThanOrEqual(ALLOWED_GROWTH + ENOUGH / 2);
	const profiles = await throughNode({ limit: 4_000 });
	expect(profiles.bytes / profiles.count).toBeGreaterThan(2_000);
	// JSON as objects is larger than as text, but no multiple of what Workday sent.
	expect(profiles.peakKilobytes - few.peakKilobytes).toBeLessThanOrEqual(ALLOWED_GROWTH + (4 * profiles.bytes) / 1024);
}, 240_000);
