/**
 * The tenant on its own, for anyone who wants to try the nodes:
 *
 *   npm run tenant -- [--workers 100] [--seed 1] [--density small|medium|large] [--port 0] [--tenant acme_dpt1] [--show-key]
 */
import { parseArgs } from 'node:util';
import { startTenant, type TenantOptions } from './server/index.mts';

const DENSITIES = ['small', 'medium', 'large'] as const;

function readOptions(): { options: TenantOptions; showKey: boolean } {
	const { values } = parseArgs({
		options: {
			workers: { type: 'string', default: '100' },
			seed: { type: 'string', default: '1' },
			density: { type: 'string', default: 'small' },
			port: { type: 'string', default: '0' },
			tenant: { type: 'string', default: 'acme_dpt1' },
			'show-key': { type: 'boolean', default: false },
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
	const validate = workers > 1000 ? 'requests' : true;
	const options = { workers, seed: number('seed'), port: number('port'), density, tenantName: values.tenant, validate } as const;
	return { options, showKey: values['show-key'] };
}

async function main(): Promise<void> {
	const { options, showKey } = readOptions();
	const tenant = await startTenant(options);
	const { baseUrl, isu, oauth } = tenant.credentials;
	const { min, max } = tenant.settings.versions;
	// Named as the fields of n8n's credentials are, and with a URL such as Workday shows.
	console.log(`The embedded Workday tenant runs at ${baseUrl} with ${tenant.workforce.count} workers. Ctrl+C ends it.

Workday ISU API
  Services Host          ${baseUrl}/ccx/api/v1/${tenant.tenant}
  Tenant                 leave empty
  User Name              ${isu.userName}
  Password               ${isu.password}
  Web Services Version   leave empty   (${min} to ${max} are answered)

Workday OAuth2 API: Services Host as above, and
  Token Endpoint         ${oauth.tokenEndpoint}
  Client ID              ${oauth.clientId}
  Client Secret          ${oauth.clientSecret}
  Refresh Token          ${oauth.refreshToken}
  Client Credentials take the same client; JWT Bearer signs for ${isu.userName} with ${showKey ? `this Private Key:\n\n${oauth.privateKey}` : 'a key that --show-key prints'}`);
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
