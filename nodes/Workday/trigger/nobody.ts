/** Asked before anything else: whether the user may read what is watched, and what time it is at Workday. */
import type { Session } from '../n8n/defineOperation';
import { requestForNobody } from '../workday/connection/check';
import { ID_TYPE } from '../workday/names';
import { SERVICE as ORGANIZATIONS, writeGetOrganizations } from '../workday/organization/getOrganizations';
import { unknownIdText } from '../workday/soap/unknownId';
import { SERVICE as WORKERS } from '../workday/worker/getWorkers';
import type { FeedKey } from './state';

/** An organization that no tenant has. */
const NO_ORGANIZATION = { type: ID_TYPE.organization, id: 'n8n-connection-check' };

const QUESTIONS: Readonly<Record<FeedKey, { service: string; idType: string; body(version: string): string }>> = {
	w: { service: WORKERS, idType: ID_TYPE.employee, body: requestForNobody },
	o: {
		service: ORGANIZATIONS,
		idType: NO_ORGANIZATION.type,
		body: (version) => writeGetOrganizations({ references: { skipMissing: true, organizations: [NO_ORGANIZATION] }, filter: { count: 1 } }, version),
	},
};

/** Finds nothing without going through anything; a complaint about the id is as good as no answer. */
export async function askForNobody({ client, version }: Session, watched: readonly FeedKey[]): Promise<void> {
	for (const { service, idType, body } of watched.map((feed) => QUESTIONS[feed])) {
		const asked = client.call({ service, body: body(version), isRead: true });
		await asked.catch(async (error: unknown) => {
			if (unknownIdText(error, idType) === undefined) await Promise.reject(error);
		});
	}
}
