/** What is sent: valid in every version, and asking for no more than the items need. */
import type { IDataObject } from 'n8n-workflow';
import type { LoggedRequest } from '../tenant/server/index.mts';
import { closeScenes, startScene, type Scene } from './scene.mts';

const EVENTS = ['hired', 'futureHire', 'updated', 'onLeave', 'returnedFromLeave', 'futureTermination', 'terminated', 'rehired', 'converted', 'rescinded'];
const ENTERED = { entered: '2026-03-15T18:02:00Z' };

let scene: Scene;
beforeEach(async () => {
	scene = await startScene();
});
// Holds every request and every answer against the schema of its version.
afterEach(closeScenes);

/** A day in which every kind of read finds somebody. */
async function aDay(parameters: IDataObject, version = 'v46.1'): Promise<LoggedRequest[]> {
	const trigger = await scene.startedTrigger({ events: EVENTS, ...parameters }, { credential: { version } });
	const leaver = scene.colleague({ timeZone: 'Pacific/Auckland' });
	const since = scene.requests().length;
	const polled = async (moment: string) => {
		scene.at(moment);
		expect(await trigger.poll()).not.toEqual([]);
	};
	scene.colleague({ effective: '2026-03-17', ...ENTERED });
	scene.ledger.terminate(leaver, { lastDay: '2026-03-15', ...ENTERED });
	scene.ledger.convert(scene.colleague({ contingent: true }), { effective: '2026-03-10', ...ENTERED });
	await polled('2026-03-15T18:05:00Z');
	scene.colleague({ effective: '2026-03-31', entered: '2026-03-15T18:30:00Z' });
	scene.ledger.terminate(leaver, { lastDay: '2026-03-16', entered: '2026-03-15T18:31:00Z' });
	await polled('2026-03-16T11:01:00Z');
	await polled('2026-03-17T07:05:00Z');
	return scene.requests(since);
}

/** Flags of the response group that are on. */
const flagsOf = ({ body }: LoggedRequest) => [...body.slice(body.indexOf('<wd:Response_Group>')).matchAll(/<wd:((?:Include|Exclude)_\w+)>true</g)].map((match) => match[1]);
const valueOf = ({ body }: LoggedRequest, name: string) => new RegExp(`<wd:${name}>([^<]*)<`).exec(body)?.[1];
const isRanged = ({ body }: LoggedRequest) => body.includes('Transaction_Date_Range_Data');

describe.each(['v30.0', 'v31.2', 'v46.1'])('in %s', (version) => {
	it.each(['profile', 'scim', 'ids', 'json'])('all requests for workers are valid: %s', async (output) => {
		const requests = await aDay({ output, include: ['Include_Reference'], watch: ['workers', 'organizations'] }, version);
		expect(requests.length).toBeGreaterThan(15);
		expect(requests.filter(({ status }) => status !== 200)).toEqual([]);
		expect(new Set(requests.map(({ path }) => path))).toEqual(new Set([`/ccx/service/acme_dpt1/Human_Resources/${version}`]));
	});
});

it('nobody is asked for persons by universal id before v30.0, which does not know the element', async () => {
	const old = await startScene({ versions: { min: 'v26.0', max: 'v46.1' } });
	scene = old;
	const requests = await aDay({ output: 'ids' }, 'v28.0');
	expect(requests.filter(({ body }) => body.includes('Universal_ID_Reference'))).toEqual([]);
});

it('ids need references, the log and what decides about an event', async () => {
	const requests = (await aDay({ output: 'ids' })).filter(isRanged);
	const flags = new Set(requests.flatMap(flagsOf));
	expect([...flags].sort()).toEqual([
		'Include_Employment_Information',
		'Include_Reference',
		'Include_Transaction_Log_Data',
		'Include_User_Account',
	]);
});

it('without ends nobody is asked for time zones, and there is no read for midnights', async () => {
	const trigger = await scene.startedTrigger({ output: 'ids', events: ['hired', 'updated'] });
	const since = scene.requests().length;
	scene.at('2026-03-16T12:05:00Z');
	await trigger.poll();
	const requests = scene.requests(since);
	expect(requests.map((request) => [valueOf(request, 'Updated_From') !== undefined, valueOf(request, 'Effective_From') !== undefined])).toEqual([
		[true, false],
		[false, true],
	]);
	expect(requests.flatMap(flagsOf)).not.toContain('Include_User_Account');
});

it('reads for announcements and midnights ask for facts only, whatever the output needs', async () => {
	const requests = (await aDay({ output: 'profile', include: ['Include_Compensation'] })).filter(isRanged);
	const full = requests.filter((request) => flagsOf(request).includes('Include_Compensation'));
	const thin = requests.filter((request) => !full.includes(request));
	const facts = ['Include_Employment_Information', 'Include_Reference', 'Include_Transaction_Log_Data', 'Include_User_Account'];
	for (const request of thin) expect(flagsOf(request).sort()).toEqual(facts);
	// In each window what was entered and what became effective; the rest is for announcements and midnights.
	const throughs = new Set(requests.map((request) => valueOf(request, 'As_Of_Entry_DateTime')));
	expect(full).toHaveLength(2 * throughs.size);
	expect(thin.length).toBeGreaterThan(throughs.size);
});

it('the flags that the user chose are sent with the reads that make items', async () => {
	const requests = await aDay({ output: 'json', include: ['Include_Reference', 'Include_Skills'] });
	const byId = requests.filter(({ body }) => body.includes('Worker_Reference>') && body.includes('Request_References'));
	expect(byId.length).toBeGreaterThan(0);
	for (const request of byId) expect(flagsOf(request)).toContain('Include_Skills');
});

it('the filters go with every range, and not with ids', async () => {
	const requests = await aDay({ filters: { organizations: { reference: [{ idType: 'Organization_Reference_ID', id: 'COMPANY_HIERARCHY_100' }] }, includeSubordinates: true } });
	for (const request of requests.filter(isRanged)) expect(request.body).toContain('COMPANY_HIERARCHY_100');
	for (const request of requests.filter((each) => !isRanged(each))) expect(request.body).not.toContain('COMPANY_HIERARCHY_100');
});
