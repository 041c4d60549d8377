import { getWorkers, workers } from './client.mts';
import { contractOf, type Era } from './schema/contract.mts';
import { startTenant, type Tenant } from './server/index.mts';
import type { Density } from './workers/sections/context.mts';

jest.setTimeout(60_000);

const allFlags = (era: Era, value: (name: string) => boolean): string => {
	const lines = contractOf(era).types['Worker_Response_GroupType'] ?? [];
	const names = lines.map((line) => String(line).split(' ')[0] ?? '');
	return `<Response_Group>${names.map((name) => `<${name}>${value(name)}</${name}>`).join('')}</Response_Group>`;
};
const include = (name: string): boolean => name.startsWith('Include_');

// The tenant holds each of its own answers against the schema and fails when it is not valid: here it has to answer.
describe('every answer is valid against the schema', () => {
	const densities: Density[] = ['small', 'medium', 'large'];
	const cases = densities.flatMap((density) => (['v30.0', 'v46.1'] as const).map((version) => ({ density, version })));

	it.each(cases)('with every group, $density workers, $version', async ({ density, version }) => {
		for (const seed of [1, 2, 3]) {
			const tenant = await startTenant({ seed, workers: 60, density, clock: '2026-07-15T18:00:00Z' });
			const era = version === 'v30.0' ? 'v30' : 'v46';
			const answer = await getWorkers(tenant, allFlags(era, include), { version });
			await tenant.close();
			expect(answer).toMatchObject({ status: 200, broken: false });
			expect(workers(answer.text)).toHaveLength(60);
			expect(tenant.requests[0]).toMatchObject({ problems: [], responseProblems: [] });
		}
	});
});
