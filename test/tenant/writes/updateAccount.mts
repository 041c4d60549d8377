/** Workday_Account_for_Worker_Update: its answer is an empty body. */
import { type Exchange, invalidId, type Operation, problem, refuse } from '../server/exchange.mts';
import { RequestRefused, type ValidationError } from '../server/faults.mts';
import type { RequestElement } from '../server/requestXml.mts';
import type { Content, Scalar } from '../schema/writer.mts';
import type { AccountContent, AccountUpdate, WorkerAccount } from '../workers/accounts.mts';
import { isoDay, type Moment, pacificDay, startOfDay } from '../workers/dates.mts';
import { hasAccount } from './getAccount.mts';

const SHORTEST_PASSWORD = 8;

const SYSTEMS: Record<string, Readonly<Record<'Employee' | 'Contingent_Worker', string>>> = {
	'WD-WID': { Employee: 'WID', Contingent_Worker: 'WID' },
	'WD-EMPLID': { Employee: 'Employee_ID', Contingent_Worker: 'Contingent_Worker_ID' },
};

/** An employee is found by Employee_Reference alone, a contingent worker by the other one. */
function workerOf({ request, workforce, now }: Exchange): number {
	for (const kind of ['Employee', 'Contingent_Worker'] as const) {
		const id = request.first('Worker_Reference', `${kind}_Reference`, 'Integration_ID_Reference', 'ID');
		if (!id) continue;
		const system = id.attribute('System_ID') ?? '';
		const value = id.text.trim();
		const number = workforce.find(SYSTEMS[system]?.[kind] ?? '', value);
		if (number === undefined || workforce.contingent(number) !== (kind === 'Contingent_Worker')) {
			throw new RequestRefused([invalidId({ type: system, value, path: id.path })]);
		}
		if (!hasAccount(workforce, number, now, pacificDay(now))) return refuse('No Workday account was found for this worker.', request.first('Worker_Reference'));
		return number;
	}
	return refuse('A worker is needed.', request);
}

const SECOND_FACTOR = /^(One-Time_Passcode|Multi-factor_Authentication|Grace_Period)/;

function check(data: RequestElement, userName: string, taken: boolean): ValidationError[] {
	const problems: ValidationError[] = [];
	const at = data.first('User_Name');
	const password = data.first('Password');
	const random = data.flag('Generate_Random_Password');
	if (userName === '') problems.push(problem('A user name is needed.', at));
	if (/[;:]/.test(userName)) problems.push(problem('A user name cannot hold semicolons or colons.', at));
	if (taken) problems.push(problem('This user name is taken.', at));
	if (password && random) problems.push(problem('Either a password is given or a random one is made, not both.', password));
	if (password && password.text.length < SHORTEST_PASSWORD)
		problems.push(problem('The password does not meet the rules for passwords.', password));
	if (random && !data.flag('Require_New_Password_at_Next_Sign_In'))
		problems.push(problem('A random password must be changed at the next sign-in.', data.first('Generate_Random_Password')));
	for (const each of data.elements.filter(({ name }) => SECOND_FACTOR.test(name)))
		problems.push(problem('This cannot be changed for a user who needs no second factor.', each));
	return problems;
}

/** Elements that the account has a field for. */
const FIELDS = ['User_Name', 'Password', 'Generate_Random_Password', 'Require_New_Password_at_Next_Sign_In', 'Account_Disabled', 'Account_Expiration_Date'];
const FLAGS = ['Show_User_Name_in_Browser_Window', 'Enable_Workbox', 'Allow_Mixed-Language_Transactions'];

function contentOf(element: RequestElement): Content | Scalar {
	if (FLAGS.includes(element.name)) return element.text.trim() === 'true' || element.text.trim() === '1';
	if (element.name === 'ID') return { '@type': element.attribute('type') ?? '', '#': element.text.trim() };
	return element.elements.length > 0 ? grouped(element.elements) : element.text.trim();
}

function grouped(elements: readonly RequestElement[]): AccountContent {
	const all: Record<string, Array<Content | Scalar>> = {};
	for (const element of elements) (all[element.name] ??= []).push(contentOf(element));
	return all;
}

const flag = <K extends string>(data: RequestElement, name: string, as: K): { [key in K]?: boolean } =>
	(data.first(name) ? { [as]: data.flag(name) } : {}) as { [key in K]?: boolean };

function updateOf(data: RequestElement, expiry: 'moment' | 'day'): AccountUpdate {
	const expires = data.moment('Account_Expiration_Date');
	const kept = (moment: Moment): Moment => (expiry === 'day' ? startOfDay(pacificDay(moment)) : moment);
	const password = data.first('Password')?.text;
	return {
		userName: data.textOf('User_Name') ?? '',
		...(password !== undefined && { password }),
		...flag(data, 'Generate_Random_Password', 'randomPassword'),
		...flag(data, 'Require_New_Password_at_Next_Sign_In', 'newPasswordAtNextSignIn'),
		...flag(data, 'Account_Disabled', 'disabled'),
		...(expires !== undefined && { expires: kept(expires) }),
		others: grouped(data.elements.filter(({ name }) => !FIELDS.includes(name))),
	};
}

/** What may be known of it: that a password was set, not which. */
function shown({ passwordDigest, expires, ...account }: WorkerAccount): object {
	return { ...account, ...(expires !== undefined && { expires: `${isoDay(Math.floor(expires / 86_400_000))} ${expires}` }), passwordSet: passwordDigest !== undefined };
}

export const updateAccount: Operation = (exchange) => {
	const { request, workforce, desk, user } = exchange;
	const worker = workerOf(exchange);
	const data = request.first('Workday_Account_for_Worker_Data') ?? refuse('Account data is needed.', request);
	const update = updateOf(data, desk.rules.account.expiry);
	const problems = check(data, update.userName, workforce.userNameTaken(update.userName, worker));
	if (problems.length > 0) throw new RequestRefused(problems);
	const before = shown(workforce.accounts.current(worker));
	workforce.accounts.write(worker, update, desk.rules.account.absent);
	workforce.revision += 1;
	desk.audit.push({
		at: exchange.now,
		request: exchange.requestNumber,
		user: user.userName,
		operation: 'Update_Workday_Account',
		worker,
		before,
		after: shown(workforce.accounts.current(worker)),
	});
	return [
		'<?xml version="1.0" encoding="UTF-8"?>\n' +
			'<env:Envelope xmlns:env="http://schemas.xmlsoap.org/soap/envelope/"><env:Body></env:Body></env:Envelope>',
	];
};
