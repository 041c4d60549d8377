/** Connection → Check: what works, what is refused and what is silently missing, and what to set up in Workday for it. */
import type { IDataObject } from 'n8n-workflow';
import { AUTHENTICATION_CHOICES } from '../../../n8n/credentialTypes';
import { defineOperation, type OperationContext, type OperationItem } from '../../../n8n/defineOperation';
import { readId } from '../../../n8n/locators';
import type { Parameters } from '../../../n8n/parameters';
import { findAll } from '../../../workday/check/check';
import type { Finding } from '../../../workday/check/finding';
import { headline, isProblem, summaryOf } from '../../../workday/check/summary';
import { InvalidRequest, refuseUnknown } from '../../../workday/errors';
import { ID_TYPE } from '../../../workday/names';
import { isOperationKey, OPERATION_KEYS, type OperationKey } from '../../../workday/permissions/operations';
import { reportOfUrl, URL_FIELD } from '../../../workday/report/address';
import type { Reference } from '../../../workday/spec';
import { WORKER_ID_TYPES } from '../../../workday/worker/getWorkers';
import { DEFAULT_SAMPLE, fields, LARGEST_SAMPLE, TEST_WORKER } from './fields';
import { prepareSample } from './sample';

const RETURN_AS = ['findings', 'summary'] as const;

export const checkConnection = defineOperation({
	resource: 'connection',
	operation: 'check',
	name: 'Check',
	action: 'Check connection and permissions',
	description: 'Try what your operations need, and get what is refused or silently missing, with the domains and tasks to set it up in Workday',
	properties: fields,
	// What it read of people is thrown away: only the names of fields come out.
	asTool: 'filtered',

	async *run(context: OperationContext): AsyncGenerator<OperationItem> {
		const { parameters, clock, privacy } = context;
		const options = parameters.group('options', 'Options');
		const operations = readOperations(parameters);
		const returnAs = parameters.choice('returnAs', 'Return As', RETURN_AS, 'findings');
		const size = options.integer('sampleSize', 'Workers to Sample', DEFAULT_SAMPLE, { min: 1, max: LARGEST_SAMPLE });
		const readSample = prepareSample(context, options, operations, size);
		const testWorker = readTestWorker(parameters);
		const reportUrl = parameters.text('reportUrl', URL_FIELD);
		const byToken = parameters.choice('authentication', 'Authentication', AUTHENTICATION_CHOICES, 'oAuth2') === 'oAuth2';
		const onlyProblems = options.flag('leaveOutWhatWorks', 'Leave Out What Works');

		const session = await context.connect(options);
		const { client, connection, version } = session;
		const report = reportUrl === '' ? undefined : reportOfUrl(reportUrl, connection);
		const sample = async () => await readSample(session);
		const findings = await findAll({ client, connection, version, clock, operations, byToken, testWorker, report, privacy, sample });

		context.hint(headline(findings), findings.some(isProblem) ? 'warning' : 'info');
		const given = onlyProblems ? findings.filter(({ state }) => state !== 'works') : findings;
		const where = `${connection.tenant}, ${version}`;
		if (returnAs === 'findings') for (const finding of given) yield { json: asItem(finding) };
		// The counts are of all: what is left out is left out of the text.
		else yield { json: { ...summaryOf(findings, where), summary: summaryOf(given, where).summary } };
	},
});

const asItem = (finding: Finding): IDataObject => ({ ...finding }) as IDataObject;

/** @throws InvalidRequest */
function readOperations(parameters: Parameters): OperationKey[] {
	const label = 'Operations to Check';
	const chosen = parameters.list('operationsToCheck', label);
	refuseUnknown(label, chosen, OPERATION_KEYS);
	const keys = [...new Set(chosen)].filter(isOperationKey);
	if (keys.length === 0) throw new InvalidRequest(label, `at least one is needed, such as ${OPERATION_KEYS.slice(0, 3).join(', ')}`);
	return keys;
}

/** @throws InvalidRequest */
function readTestWorker(parameters: Parameters): Reference | undefined {
	const { name, label } = TEST_WORKER;
	if (parameters.locator(name, label).ids.length === 0) return undefined;
	return readId(parameters, { name, label, idTypes: WORKER_ID_TYPES, usual: ID_TYPE.employee });
}
