/** Workday_Account_for_Worker_Update: its answer is an empty body. */
import { type Exchange, invalidId, type Operation, problem, refuse } from '../server/exchange.mts';
import { RequestRefused, type ValidationError } from '../server/faults.mts';
import type { RequestElement } from '../server/requestXml.mts';
import type { WorkerAccount } from '../workers/accounts.mts';

const SHORTEST_PASSWORD = 8;

function workerOf({ request, workforce }: Exchange): number {
	const id =
		request.first('Worker_Reference', 'Employee_Reference', 'Integration_ID_Reference', 'ID') ??
		request.first('Worker_Reference', 'Contingent_Worker_Reference', 'Integration_ID_Reference', 'ID');
	if (!id) return refuse('A worker is needed.', request);
	const system = id.attribute('System_ID') ?? '';
	const value = id.text.trim();
	const types: Record<string, readonly string[]> = { 'WD-WID': ['WID'], 'WD-EMPLID': ['Employee_ID', 'Contingent_Worker_ID'] };
	for (const type of types[system] ?? []) {
		const number = workforce.find(type, value);
		if (number !== undefined) return number;
	}
	throw new RequestRefused([invalidId({ type: system, value, path: id.path })]);
}

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
	return problems;
}

const flag = <K extends string>(data: RequestElement, name: string, as: K): { [key in K]?: boolean } =>
	(data.first(name) ? { [as]: data.flag(name) } : {}) as { [key in K]?: boolean };

/** What may be known of it: that a password was set, not which. */
function shown({ passwordDigest, ...account }: WorkerAccount): object {
	return { ...account, passwordSet: passwordDigest !== undefined };
}

export const updateAccount: Operation = (exchange) => {
	const { request, workforce, desk, user } = exchange;
	const worker = workerOf(exchange);
	const data = request.first('Workday_Account_for_Worker_Data') ?? refuse('Account data is needed.', request);
	const userName = data.textOf('User_Name') ?? '';
	const problems = check(data, userName, workforce.userNameTaken(userName, worker));
	if (problems.length > 0) throw new RequestRefused(problems);
	const before = shown(workforce.accounts.of(worker) ?? { userName: workforce.worker(worker).userName });
	const password = data.first('Password')?.text;
	const expires = data.textOf('Account_Expiration_Date');
	workforce.accounts.write(worker, {
		userName,
		...(password !== undefined && { password }),
		...flag(data, 'Generate_Random_Password', 'randomPassword'),
		...flag(data, 'Require_New_Password_at_Next_Sign_In', 'newPasswordAtNextSignIn'),
		...flag(data, 'Account_Disabled', 'disabled'),
		...(expires !== undefined && { expires }),
	});
	workforce.revision += 1;
	desk.audit.push({
		at: exchange.now,
		request: exchange.requestNumber,
		user: user.userName,
		operation: 'Update_Workday_Account',
		worker,
		before,
		after: shown(workforce.accounts.of(worker) ?? { userName }),
	});
	return [
		'<?xml version="1.0" encoding="UTF-8"?>\n' +
			'<env:Envelope xmlns:env="http://schemas.xmlsoap.org/soap/envelope/"><env:Body></env:Body></env:Envelope>',
	];
};
