/** One table of permissions: what errors, hints, docs and the check say of them comes from it, and from nowhere else. */
import ts from 'typescript';
import { resources } from '../../nodes/Workday/operations/index.ts';
import { hintFor } from '../../nodes/Workday/n8n/errorHints.ts';
import { adviceFor, neededBy } from '../../nodes/Workday/workday/permissions/advice.ts';
import { DOMAIN, PROCESS, TASK } from '../../nodes/Workday/workday/permissions/names.ts';
import { OPERATION_KEYS, operationOf } from '../../nodes/Workday/workday/permissions/operations.ts';
import { REQUESTS, requestOf } from '../../nodes/Workday/workday/permissions/requests.ts';
import { domainsOfSection, PART_OF_FIELD, partOf, WORKER_PARTS, type PartKey } from '../../nodes/Workday/workday/permissions/workerParts.ts';
import { WORKER_FIELDS } from '../../nodes/Workday/workday/worker/fields.ts';
import { FLAGS } from '../../nodes/Workday/workday/worker/responseGroup.ts';
import { filesBelow, syntaxOf, textOf, walk } from '../support/sources.mts';

const ACTIVATE = 'Activate Pending Security Policy Changes';
/** The report with the addresses of a tenant is named wherever one has to be pasted. */
const { clients: _addresses, ...tasks } = TASK;
/** The domain is called like the language, of which the node speaks. */
const { queries: _language, ...domains } = DOMAIN;
const NAMES: readonly string[] = [...Object.values(domains), ...Object.values(tasks), ...Object.values(PROCESS).flatMap(({ policy, action }) => [policy, action])];

const filesNaming = (name: string, files: readonly string[]): string[] =>
	files.filter((file) => {
		let found = false;
		walk(syntaxOf(file, textOf(file)), (node) => {
			if (ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node)) found ||= node.text.includes(name);
		});
		return found;
	});

test('no name of a domain, a task or a process stands in two source files', () => {
	const files = [...filesBelow('nodes', ['.ts']), ...filesBelow('credentials', ['.ts'])];
	const texts = new Map(files.map((file) => [file, textOf(file)]));
	// Only what has the text at all is parsed.
	const naming = NAMES.flatMap((name) => filesNaming(name, files.filter((file) => texts.get(file)?.includes(name))).map((file) => `${name}: ${file}`));
	expect(naming.sort()).toEqual(NAMES.map((name) => `${name}: nodes/Workday/workday/permissions/names.ts`).sort());
});

test('every operation of the node has a row under its name, and every row an operation or something that is watched', () => {
	const listed = resources.flatMap((resource) => resource.operations.map((one) => [`${resource.value}:${one.operation}`, `${resource.name} > ${one.name}`]));
	const ofTheNode = OPERATION_KEYS.filter((key) => !key.startsWith('trigger:'));
	expect(ofTheNode.map((key) => [key, operationOf(key).name]).sort()).toEqual(listed.filter(([key]) => !key?.startsWith('connection:')).sort());
	expect(OPERATION_KEYS.filter((key) => key.startsWith('trigger:'))).toEqual(['trigger:workers', 'trigger:organizations']);
});

test('every request and every domain is needed by something', () => {
	const requests = OPERATION_KEYS.flatMap((key) => operationOf(key).requests);
	expect(Object.keys(REQUESTS).filter((key) => !requests.some((one) => one === key))).toEqual([]);
	const needed = new Set([
		...OPERATION_KEYS.flatMap((key) => neededBy([key]).grants.flatMap(({ domains }) => domains)),
		...Object.values(WORKER_PARTS).flatMap(({ domain }) => domain ?? []),
	]);
	expect(Object.values(DOMAIN).filter((domain) => !needed.has(domain))).toEqual([]);
});

test.each(OPERATION_KEYS.map((key) => [key]))('the advice for %s names its domains, processes and scopes once, and ends with what activates them', (key) => {
	const advice = adviceFor([key]);
	const { grants, processes, scopes } = neededBy([key]);
	for (const domain of grants.flatMap(({ domains }) => domains)) expect(advice.split(`${domain}`)).toHaveLength(2);
	for (const { policy, action } of processes) expect(advice).toMatch(new RegExp(`${policy}.* initiating action ${action.replace(/[()]/g, '\\$&')}`));
	if ('rest' in operationOf(key)) for (const scope of scopes) expect(advice).toContain(`the scope ${scope}`);
	const { besides = '' } = operationOf(key);
	expect(advice.endsWith([`Then run ${ACTIVATE}: nothing works until then.`, besides].filter(Boolean).join(' '))).toBe(true);
	const [resource = '', operation = ''] = key.split(':');
	expect(hintFor(resource, operation, 'Permission')).toBe(advice);
});

test('a domain that must be written to is asked for once', () => {
	const { grants } = neededBy(['worker:updateContact']);
	expect(grants.filter(({ domains }) => domains.includes(DOMAIN.workContact))).toEqual([expect.objectContaining({ access: 'Get and Put' })]);
});

test('what has no row of its own is told what is true of all', () => {
	expect(hintFor('nothing', 'known', 'Permission')).toBe(
		`The integration user may not do this. In Workday, give its security group the domain with Maintain Permissions for Security Group. Then run ${ACTIVATE}: nothing works until then.`,
	);
	expect(hintFor('worker', 'search', 'Permission')).toBe(adviceFor(['worker:getAll']));
	expect(hintFor('trigger', 'poll', 'Permission')).toMatch(/read what is watched.*Worker Data: Workers.*View: Supervisory Organization.*Nothing is lost/s);
});

test('every part of a worker stands in a section that a flag brings, and every field of the profile has its part', () => {
	const sections = FLAGS.flatMap((flag) => ('section' in flag ? [flag.section] : []));
	for (const { section } of Object.values(WORKER_PARTS)) expect(sections).toContain(section);
	for (const { name, ...field } of WORKER_FIELDS) {
		const part: PartKey | null = PART_OF_FIELD[name];
		const found = sections.filter((section) => field.paths.some((path) => path.startsWith(`Worker_Data/${section}`)));
		if (part === null) expect([name, field.paths.some((path) => path.startsWith('Worker_Data/Personal_Data/Name'))]).toEqual([name, false]);
		else expect([name, found]).toEqual([name, expect.arrayContaining([partOf(part).section])]);
	}
});

test('where to look for a section is its domains, without those that only sensitive fields need', () => {
	expect(domainsOfSection('Personal_Data')).toEqual([DOMAIN.name, DOMAIN.workContact]);
	expect(domainsOfSection('Compensation_Data')).toEqual([]);
});

test('a request that writes says so, and no other has a business process', () => {
	const writing = Object.keys(REQUESTS).filter((key) => key.startsWith('write'));
	for (const key of Object.keys(REQUESTS) as Array<keyof typeof REQUESTS>) {
		const { writes = false, processes = [] } = requestOf(key);
		expect([key, writes]).toEqual([key, writing.includes(key)]);
		if (processes.length > 0) expect(writes).toBe(true);
	}
});
