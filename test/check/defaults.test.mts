/** Connection → Check with what the editor fills in: for people and for an AI tool. */
import { InvalidRequest } from '../../nodes/Workday/workday/errors.ts';
import { Privacy, PRIVATE_KINDS, isPrivateKind } from '../../nodes/Workday/workday/privacy/kinds.ts';
import { startTenant, type Tenant } from '../tenant/server/index.mts';
import { problems } from '../support/findings.mts';
import { AS_TOOL, runCheck, statesOf, targetOf } from './runCheck.mts';

let tenant: Tenant;
beforeAll(async () => {
	tenant = await startTenant({ workers: 50, validate: 'requests' });
});
afterAll(() => tenant.close());
afterEach(() => tenant.switches.clear());

const path = { field: [{ name: 'login', path: 'wd:Worker_Data/wd:User_Account_Data/wd:User_Name' }] };
const KINDS = Object.keys(PRIVATE_KINDS).filter(isPrivateKind).filter((kind) => kind !== 'everything');

describe.each([
	['profile', {}],
	['scim', {}],
	['json', {}],
	['xml', {}],
	['ids', {}],
	['xpath', { xpathFields: path }],
])('with the output %s', (output, more) => {
	test.each([['worker:getAll'], ['worker:getChanged'], ['trigger:workers']])('an AI tool may check %s as it stands in the editor', async (operation) => {
		const { findings } = await runCheck(targetOf(tenant), { operationsToCheck: [operation], output, ...more, options: { sampleSize: 60 } }, { privacy: AS_TOOL });
		expect(problems(findings)).toEqual([]);
		expect(statesOf(findings)).toMatchObject({ connection: 'works', workers: 'works' });
	});
});

test('what a tool may not tell is not looked for, and what it may is', async () => {
	const fieldsMissed = async (privacy: Privacy) => {
		tenant.switches.arm({ kind: 'hideSections', sections: ['Employment_Data'] }, { times: Infinity });
		const { findings } = await runCheck(targetOf(tenant), {}, { privacy });
		return findings.find(({ about }) => about === 'worker.status')?.fields;
	};
	expect(await fieldsMissed(AS_TOOL)).toEqual(expect.not.arrayContaining(['terminationDate']));
	expect(await fieldsMissed(new Privacy(['terminationDates']))).toEqual(expect.arrayContaining(['terminationDate', 'hireDate']));
	expect(await fieldsMissed(new Privacy(KINDS))).toEqual(await fieldsMissed(Privacy.OFF));
});

test.each([
	[{ fields: ['terminationDate'] }, /^Fields: "terminationDate" is private data \(Termination Dates\)/],
	[{ sensitiveFields: ['personalEmail'] }, /^Sensitive Fields: "personalEmail" is private data/],
])('what the user names and a tool may not tell is refused by name: %j', async (options, message) => {
	const run = runCheck(targetOf(tenant), { options }, { privacy: AS_TOOL });
	await expect(run).rejects.toThrow(InvalidRequest);
	await expect(run).rejects.toThrow(message);
});

describe('what is often empty', () => {
	const EMPTY = ['Account_Provisioning_Data', 'Transaction_Log_Entry_Data', 'Custom_ID_Data'];
	const FIELDS = ['provisioningGroups', 'lastUpdatedDateTime'];
	const hide = () => tenant.switches.arm({ kind: 'hideSections', sections: EMPTY }, { times: Infinity });

	test('is not called missing where nobody named it', async () => {
		hide();
		const { findings, hints } = await runCheck(targetOf(tenant), { include: ['Include_Personal_Information'], returnAs: 'findings' });
		expect(problems(findings)).toEqual([]);
		const told = findings.filter(({ about }) => ['worker.provisioning', 'worker.transactionLog'].includes(about));
		expect(told.map(({ state, message, tasks }) => [state, message, tasks])).toEqual([
			['notTried', expect.stringMatching(/often empty.*choose lastUpdatedDateTime or .* in Fields/), []],
			['notTried', expect.stringMatching(/often empty.*choose provisioningGroups in Fields/), []],
		]);
		expect(hints[0]).toMatch(/not tried and \d+ work\. No permission is missing/);
	});

	test.each([
		['by a field', { options: { fields: ['firstName', ...FIELDS] } }, ['worker.transactionLog', 'worker.provisioning']],
		['in Include', { include: ['Include_Personal_Information', 'Include_Account_Provisioning', 'Include_Transaction_Log_Data'] }, ['worker.transactionLog', 'worker.provisioning']],
		['by an operation', { operationsToCheck: ['worker:getAll', 'membership:getProvisioningGroups'] }, ['worker.provisioning']],
	])('is missing where it is named %s', async (_how, parameters, missing) => {
		hide();
		const { findings } = await runCheck(targetOf(tenant), { include: [], ...parameters });
		expect(problems(findings).map(({ about, state }) => [about, state])).toEqual(missing.map((about) => [about, 'missing']));
	});
});

test('somebody is hired while workers are sampled: what was seen before and after counts', async () => {
	tenant.switches.arm({ kind: 'totalDrift', by: 1 }, { operation: 'Get_Workers', when: ({ page }) => page >= 17, times: Infinity });
	const { findings } = await runCheck(targetOf(tenant), { options: { sampleSize: 8, fields: ['firstName'] }, include: [] });
	expect(findings.map(({ about, state, message }) => [about, state, message]).slice(1)).toEqual([
		['workers', 'works', 'Allowed: 6 of 51 workers were read.'],
		['worker.name', 'works', 'Seen in the 6 sampled workers.'],
	]);
});
