/** Get_Workday_Account. Unproven: what it says of a worker without an account, here nothing; and by which ids it finds one. */
import { accountWid } from '../server/getSecurityGroups.mts';
import { echo, type Exchange, enveloped, invalidId, type Operation, paged, pageOf, wantsDescriptors } from '../server/exchange.mts';
import { RequestRefused } from '../server/faults.mts';
import type { Piece } from '../server/reply.mts';
import type { Id } from '../server/requestXml.mts';
import type { Content } from '../schema/writer.mts';
import { momentText } from '../workers/dates.mts';
import type { Workforce } from '../workers/workforce.mts';

/** A future hire has no account yet. */
export function hasAccount(workforce: Workforce, worker: number, now: number, day: number): boolean {
	const view = workforce.view(worker, { day, entered: now, now });
	return view !== undefined && view.status !== 'future' && view.status !== 'rescinded';
}

function find({ workforce, desk }: Exchange, { type, value }: Id): number | undefined {
	if (!desk.rules.account.references.includes(type)) return undefined;
	if (type === 'WorkdayUserName' || type === 'System_User_ID') {
		return [...workforce.numbers()].find((each) => workforce.exists(each) && workforce.worker(each).userName === value);
	}
	return workforce.find(type, value) ?? [...workforce.numbers()].find((each) => accountWid(workforce, each) === value);
}

/** What is read back of the second factor; an update may not name it. */
const secondFactor = (era: Exchange['era'], worker: number): Content =>
	era === 'v30' ? { 'One-Time_Passcode_Exempt': worker % 2 === 0 } : { 'Multi-factor_Authentication_Exempt': worker % 2 === 0, Grace_Period_Logins_Remaining: 3 };

function contentOf({ workforce, era }: Exchange, worker: number, described: boolean): Content {
	const { userName, newPasswordAtNextSignIn, disabled, expires, others } = workforce.accounts.current(worker);
	const ids = { WID: accountWid(workforce, worker), System_User_ID: userName };
	return {
		Workday_Account_Reference: { ...(described && { '@Descriptor': userName }), ID: Object.entries(ids).map(([type, id]) => ({ '@type': type, '#': id })) },
		Workday_Account_for_Worker_Data: {
			User_Name: userName,
			Require_New_Password_at_Next_Sign_In: newPasswordAtNextSignIn,
			...secondFactor(era, worker),
			Account_Disabled: disabled,
			Account_Expiration_Date: expires === undefined ? undefined : momentText(expires),
			...others,
		},
	};
}

export const getAccount: Operation = (exchange) => {
	const { request, workforce, writer, switches, settings, version, now } = exchange;
	const filter = pageOf(exchange);
	const ids = request.first('Request_References')?.references('Workday_Account_Reference') ?? [];
	const found = ids.map((id) => ({ id, worker: find(exchange, id) }));
	const unknown = found.filter(({ worker }) => worker === undefined);
	if (unknown.length > 0) throw new RequestRefused(unknown.map(({ id }) => invalidId(id)));
	const wanted = ids.length > 0 ? found.map(({ worker }) => worker ?? -1) : [...workforce.numbers()];
	const { results, items } = paged(wanted.filter((worker) => hasAccount(workforce, worker, now, filter.asOf.day)), filter, switches);
	const described = wantsDescriptors(exchange) ?? settings.descriptors !== 'none';
	function* inside(): Generator<Piece> {
		yield* echo(exchange, filter);
		yield results;
		if (items.length === 0) return;
		yield '<wd:Response_Data>';
		for (const worker of items) yield { record: writer.element('Workday_Account_Response_Data', 'Get_Workday_AccountType', contentOf(exchange, worker, described)) };
		yield '</wd:Response_Data>';
	}
	return enveloped('Get_Workday_Account_Response', version, inside());
};
