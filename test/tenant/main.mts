/**
 * The tenant on its own, for anyone who wants to try the nodes:
 *
 *   npm run tenant -- [--workers 100] [--seed 1] [--density small|medium|large] [--port 0] [--tenant acme_dpt1]
 */
import { parseArgs } from 'node:util';
import { startTenant, type TenantOptions } from './server/index.mts';

const DENSITIES = ['small', 'medium', 'large'] as const;

function readOptions(): TenantOptions {
	const { values } = parseArgs({
		options: {
			workers: { type: 'string', default: '100' },
			seed: { type: 'string', default: '1' },
			density: { type: 'string', default: 'small' },
			port: { type: 'string', default: '0' },
			tenant: { type: 'string', default: 'acme_dpt1' },
		},
	});
	const number = (name: 'workers' | 'seed' | 'port'): number => {
		const value = Number(values[name]);
		if (!Number.isInteger(value) || value < 0) throw new Error(`--${name}: a whole number, not ${values[name]}`);
		return value;
	};
	const density = DENSITIES.find((each) => each === values.density);
	if (!density) throw new Error(`--density: one of ${DENSITIES.join(', ')}, not ${values.density}`);
	// A page is held against the schema before it is sent; with many workers that is not worth the wait.
	const workers = number('workers');
	return {
		workers,
		seed: number('seed'),
		port: number('port'),
		density,
		tenantName: values.tenant,
		validate: workers > 1000 ? 'requests' : true,
	};
}

async function main(): Promise<void> {
	const tenant = await startTenant(readOptions());
	const { baseUrl, isu, oauth } = tenant.credentials;
	const { min, max } = tenant.settings.versions;
	// Named as the fields of n8n's credentials are.
	console.log(`The embedded Workday tenant runs at ${baseUrl} with ${tenant.workforce.count} workers. Ctrl+C ends it.

Workday ISU API
  Services Host          ${baseUrl}
  Tenant                 ${tenant.tenant}
  User Name              ${isu.userName}
  Password               ${isu.password}
  Web Services Version   leave empty   (${min} to ${max} are answered)

Workday OAuth2 API: Services Host and Tenant as above, and
  Token Endpoint         ${oauth.tokenEndpoint}
  Client ID              ${oauth.clientId}
  Client Secret          ${oauth.clientSecret}
  Refresh Token          ${oauth.refreshToken}
  Client Credentials take the same client; JWT Bearer signs for ${isu.userName} with this Private Key:

${oauth.privateKey}`);
	const stop = (): void => {
		tenant.close().catch((error: unknown) => {
			console.error(error);
			process.exitCode = 1;
		});
	};
	process.once('SIGINT', stop);
	process.once('SIGTERM', stop);
}

main().catch((error: unknown) => {
	console.error(error instanceof Error ? error.message : error);
	process.exitCode = 1;
});
