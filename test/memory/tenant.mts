/** The tenant in a process of its own: prints where it is as one line of JSON, and ends when its input does. */
import { startTenant } from '../tenant/server/index.mts';

async function main(): Promise<void> {
	// Fifty different workers of about 40 KB: making 20,000 would take longer than reading them.
	const tenant = await startTenant({ workers: Number(process.argv[2]), density: 'medium', validate: false, repeatBodies: 50 });
	const { baseUrl, isu } = tenant.credentials;
	console.log(JSON.stringify({ servicesHost: baseUrl, tenant: tenant.tenant, ...isu }));
	process.stdin.on('end', () => process.exit()).resume();
}

void main();
