import { asOf, ask, flags, reference, texts, workers } from './client.mts';
import type { Tenant } from './server/index.mts';

/** What the ledger's tests look at. */
export const GROUP = flags(
	'Include_Reference',
	'Include_Personal_Information',
	'Include_Employment_Information',
	'Include_Organizations',
	'Include_Management_Chain_Data',
	'Include_Transaction_Log_Data',
	'Include_Subevents_for_Rescinded_Transaction',
	'Include_User_Account',
);

/** Text of the first element of that name; booleans as digits, dates without their offset. */
export const one = (xml: string, name: string): string | undefined =>
	texts(xml, name)[0]?.replace('true', '1').replace('false', '0').replace(/-0[78]:00$/, '');

/** One worker as of a day and an entry moment; undefined where there is none. */
export async function seen(
	tenant: Tenant,
	worker: number,
	day = '2026-03-15',
	entered = new Date(tenant.clock.now()).toISOString(),
): Promise<string | undefined> {
	const id = reference('Worker_Reference', 'WID', tenant.workforce.wid(worker));
	const references = `<Request_References Skip_Non_Existing_Instances="1">${id}</Request_References>`;
	const answer = await ask(tenant, references + asOf(day, entered) + GROUP);
	if (answer.status !== 200) throw new Error(answer.text);
	return workers(answer.text)[0];
}

/** The entries that a log lists: type, effective day, entry day, rescind, correction. */
export const logOf = (xml = ''): string[] =>
	xml
		.split('<wd:Transaction_Log_Entry>')
		.slice(1)
		.map((entry) =>
			[
				one(entry, 'Transaction_Log_Description')?.split(':')[0],
				one(entry, 'Transaction_Effective_Moment')?.slice(0, 10),
				one(entry, 'Transaction_Entry_Moment')?.slice(0, 10),
				one(entry, 'Is_Rescind_Or_Rescinded') === '1' ? 'R' : '-',
				one(entry, 'Is_Correction_Or_Corrected') === '1' ? 'C' : '-',
			].join(' '),
		);
