import { isuData, oauthData } from '../../credentialData.mts';
import { textField } from '../../rest.mts';
import { holds, type Scenario } from '../../scenario.mts';
import { PASSWORD, tellsSecret, WRONG_PASSWORD } from '../../secrets.mts';
import { freePort } from '../../servers/freePort.mts';
import type { Stage } from '../../stage.mts';
import { startTenant } from '../../../tenant/server/index.mts';

interface Verdict {
	status: string;
	message: string;
}

type Data = Record<string, string>;

/** What a person changes in a credential that works, and what n8n then shows. */
interface Attempt {
	what: string;
	data(right: Data): Promise<Data> | Data;
	shows: RegExp;
}

const elsewhere = async (): Promise<string> => `http://127.0.0.1:${await freePort()}`;

const ISU: readonly Attempt[] = [
	{ what: 'a wrong password', data: (right) => ({ ...right, userName: 'ISU_locked', password: WRONG_PASSWORD }), shows: /invalid username or password/i },
	{ what: 'a host where nobody answers', data: async (right) => ({ ...right, servicesHost: await elsewhere() }), shows: /did not accept the connection/ },
	{ what: 'an unknown tenant', data: (right) => ({ ...right, tenant: 'nobody_dpt1' }), shows: /tenant|nothing is there|not found/i },
];

const OAUTH: readonly Attempt[] = [
	{ what: 'a wrong refresh token', data: (right) => ({ ...right, refreshToken: WRONG_PASSWORD }), shows: /refresh token|invalid_grant/i },
	{ what: 'a wrong client secret', data: (right) => ({ ...right, clientSecret: WRONG_PASSWORD }), shows: /client/i },
	{ what: 'a token endpoint where nobody answers', data: async (right) => onHost(right, await elsewhere()), shows: /did not accept the connection.*check Services Host and Token Endpoint/ },
];

const onHost = (right: Data, host: string): Data => ({ ...right, servicesHost: host, tokenUrl: `${host}/ccx/oauth2/acme_dpt1/token` });

/** As the editor does right after it saved a credential: n8n puts the saved secrets in the place of the ones it hides. */
async function press(stage: Stage, type: string, data: Data): Promise<Verdict> {
	const { id, name } = await stage.addCredential(type, 'To be tested', data);
	const answer = await stage.rest.post('/credentials/test', { credentials: { id, name, type, data } });
	return { status: textField(answer, 'status'), message: textField(answer, 'message') };
}

async function tries(stage: Stage, type: string, right: Data, attempts: readonly Attempt[]): Promise<string[]> {
	const works = await press(stage, type, right);
	const wrong = works.status === 'OK' ? [] : [`${type} that is right: ${works.status} ${works.message}`];
	for (const { what, data, shows } of attempts) {
		const { status, message } = await press(stage, type, await data(right));
		if (status !== 'Error' || !shows.test(message)) wrong.push(`${type} with ${what}: ${status} "${message}"`);
		if (tellsSecret(message)) wrong.push(`${type} with ${what}: the message tells a secret`);
	}
	return wrong;
}

export const buttons: Scenario = {
	name: 'The Test button of both credentials says whether they work, and if not what is wrong',
	only: ['1', '2', 'queue'],
	async run(stage) {
		const users = ['ISU_n8n', 'ISU_locked'].map((userName) => ({ userName, password: PASSWORD }));
		const tenant = await startTenant({ workers: 5, users });
		try {
			const isu = await tries(stage, 'workdayIsuApi', isuData(tenant), ISU);
			const oauth = await tries(stage, 'workdayOAuth2Api', oauthData(tenant), OAUTH);
			const wrong = [...isu, ...oauth];
			holds(wrong.length === 0, wrong.join('\n'));
			// Each counts towards the lock of the account.
			const signIns = tenant.accounts.failedSignIns('ISU_locked');
			holds(signIns === 1, `A wrong password was sent ${signIns} times`);
		} finally {
			await tenant.close();
		}
	},
};
