/** The tenant with reports of any size, in a process of its own: prints where it is as one line of JSON, and ends when its input does. */
import { startTenant } from '../tenant/server/index.mts';
import { hugeReport, numberedReport } from '../tenant/server/reportsDefinition.mts';

async function main(): Promise<void> {
	const tenant = await startTenant({ workers: 1, validate: false });
	// Made while they are sent: neither process ever has them.
	tenant.reports.add(numberedReport('Few', 10_000), numberedReport('Many', 1_000_000), hugeReport('Huge', 1_000_000_000), hugeReport('Small', 1_000_000));
	const { baseUrl, isu } = tenant.credentials;
	console.log(JSON.stringify({ servicesHost: baseUrl, tenant: tenant.tenant, ...isu }));
	process.stdin.on('end', () => process.exit()).resume();
}

void main();
