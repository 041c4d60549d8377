/** Change_Work_, Change_Home_ and Maintain_Contact_Information. */
import { type Exchange, enveloped, invalidId, type Operation, problem, refuse } from '../server/exchange.mts';
import { RequestRefused, type ValidationError } from '../server/faults.mts';
import { type Id, isTrue, type RequestElement } from '../server/requestXml.mts';
import { applyEdits, type Contact, type ContactEdit, contactOf } from '../workers/contact.mts';
import { pacificDay } from '../workers/dates.mts';
import { plan, type PlanOptions, type Wanted } from './plan.mts';
import type { Scope } from './processes.mts';
import {
	type EmailValue,
	maintainedEmail,
	maintainedPhone,
	personEmail,
	personPhone,
	type PhoneValue,
	type Reading,
} from './wanted.mts';

interface Block<V> {
	items: Wanted<V>[];
	replaceAll: boolean;
}

interface ContactRequest {
	scopes: readonly Scope[];
	worker: number;
	/** Where a conflict is reported. */
	data: RequestElement;
	effective: number;
	email: Block<EmailValue>;
	phone: Block<PhoneValue>;
}

/** The worker that a request is about, by reference or by universal id. */
export function subject(
	{ workforce, now }: Exchange,
	ids: readonly Id[],
	universal: readonly Id[],
	at: RequestElement,
): number {
	const [id] = ids;
	const [universalId] = universal;
	if (!id && !universalId) return refuse('A person is needed.', at);
	const number = id
		? workforce.find(id.type, id.value)
		: [...workforce.numbers()].find((each) => workforce.exists(each) && workforce.universalId(each) === universalId?.value);
	const seen = number !== undefined && workforce.standing(number, { day: pacificDay(now), entered: now, now });
	if (number === undefined || !seen) {
		throw new RequestRefused([invalidId(id ?? universalId ?? { type: '', value: '', path: at.path })]);
	}
	return number;
}

/** As of that day, with all that is entered and visible. */
export function currentContact({ workforce, now }: Exchange, worker: number, day: number): Contact {
	const view = workforce.view(worker, { day, entered: now, now });
	if (!view) throw new Error(`There is no worker ${worker}.`);
	return contactOf(view.person, worker);
}

function unsupported(data: RequestElement, names: readonly string[], problems: ValidationError[]): void {
	for (const name of names) {
		const found = data.first(name);
		if (found) problems.push(problem('The embedded tenant has no such data.', found));
	}
}

function personRequest(exchange: Exchange, scope: Scope, reading: Reading): ContactRequest {
	const { request, now } = exchange;
	const name = scope === 'WORK' ? 'Change_Work_Contact_Information_Data' : 'Change_Home_Contact_Information_Data';
	const data = request.first(name) ?? request;
	const contact = data.first('Person_Contact_Information_Data') ?? data;
	const others = ['Address', 'Instant_Messenger', 'Web_Address'].map((kind) => `Person_${kind}_Information_Data`);
	unsupported(contact, others, reading.problems);
	const block = <V,>(kind: 'Email' | 'Phone', read: (item: RequestElement, reading: Reading) => Wanted<V>): Block<V> => {
		const element = contact.first(`Person_${kind}_Information_Data`);
		return {
			items: (element?.all(`${kind}_Information_Data`) ?? []).map((item) => read(item, reading)),
			replaceAll: isTrue(element?.attribute('Replace_All')),
		};
	};
	return {
		scopes: [scope],
		worker: subject(exchange, data.references('Person_Reference'), data.references('Universal_ID_Reference'), data),
		data,
		effective: data.day('Event_Effective_Date') ?? pacificDay(now),
		email: block('Email', personEmail),
		phone: block('Phone', personPhone),
	};
}

function maintainRequest(exchange: Exchange, reading: Reading): ContactRequest {
	const { request, now } = exchange;
	const data = request.first('Maintain_Contact_Information_Data') ?? refuse('Contact information is needed.', request);
	const contact = data.first('Worker_Contact_Information_Data') ?? data;
	// Unproven: only the name says what Add_Only means.
	if (isTrue(request.attribute('Add_Only')) && contact.elements.some((item) => item.first('Email_Reference') ?? item.first('Phone_Reference')))
		reading.problems.push(problem('A reference cannot be used with Add_Only.', data));
	unsupported(contact, ['Address_Data', 'Instant_Messenger_Data', 'Web_Address_Data'], reading.problems);
	const block = <V,>(name: string, read: (item: RequestElement, reading: Reading) => Wanted<V>): Block<V> => {
		const elements = contact.all(name);
		return {
			items: elements.map((item) => read(item, reading)),
			// One item that asks for it is enough for all of its kind.
			replaceAll: elements.length > 0 && !elements.some((item) => isTrue(item.attribute('Do_Not_Replace_All'))),
		};
	};
	return {
		scopes: ['WORK', 'HOME'],
		worker: subject(exchange, data.references('Worker_Reference'), [], data),
		data,
		effective: data.day('Effective_Date') ?? pacificDay(now),
		email: block('Email_Address_Data', maintainedEmail),
		phone: block('Phone_Data', maintainedPhone),
	};
}

/** No home address, phone or e-mail: there is nothing that could be changed. */
function lacksHome({ workforce }: Exchange, worker: number, { email, phone }: Contact): boolean {
	const hasAddress = workforce.worker(worker).person.number % 3 !== 0;
	return !hasAddress && ![...email, ...phone].some(({ usage }) => usage === 'HOME');
}

function edits(exchange: Exchange, wanted: ContactRequest, before: Contact, problems: ValidationError[]): ContactEdit[] {
	const { workforce, desk } = exchange;
	let made = 0;
	const optionsFor = (kind: 'email' | 'phone', idType: PlanOptions['idType']): PlanOptions => ({
		idType,
		seed: workforce.seed,
		scopes: wanted.scopes,
		replaceAll: wanted[kind].replaceAll,
		taken: (id) => before[kind].some((each) => each.id === id),
		newKey: () => `${kind.toUpperCase()}-${wanted.worker}-E${desk.processes.events.length}-${made++}`,
	});
	const email = plan(wanted.email.items, before.email, optionsFor('email', 'Email_ID'));
	const phone = plan(wanted.phone.items, before.phone, optionsFor('phone', 'Phone_ID'));
	problems.push(...email.problems, ...phone.problems);
	return [
		...email.edits.map(({ key, item }): ContactEdit => ({ kind: 'email', key, item })),
		...phone.edits.map(({ key, item }): ContactEdit => ({ kind: 'phone', key, item })),
	];
}

interface Names {
	operation: string;
	response: string;
	reference: string;
}

function perform(exchange: Exchange, names: Names, read: (reading: Reading) => ContactRequest): ReturnType<Operation> {
	const { request, desk, workforce, version, user } = exchange;
	const reading: Reading = { seed: workforce.seed, rules: desk.rules, problems: [] };
	const wanted = read(reading);
	const { worker, data, scopes, effective } = wanted;
	const conflict = desk.processes.conflict(worker, scopes);
	if (conflict) refuse('Another pending event of this person conflicts with this one.', data);
	const before = currentContact(exchange, worker, effective);
	if (names.operation === 'Change_Home_Contact_Information' && desk.rules.homeRecordRequired && lacksHome(exchange, worker, before))
		refuse('This person has no home contact record.', data);
	const planned = edits(exchange, wanted, before, reading.problems);
	if (reading.problems.length > 0) throw new RequestRefused(reading.problems);
	const comment = request.textOf('Business_Process_Parameters', 'Comment_Data', 'Comment');
	const event = desk.processes.submit({
		operation: names.operation,
		worker,
		scopes,
		effective,
		edits: planned,
		...(comment && { comment }),
		autoComplete: request.flag('Business_Process_Parameters', 'Auto_Complete'),
		runNow: request.flag('Business_Process_Parameters', 'Run_Now'),
	});
	desk.audit.push({
		at: exchange.now,
		request: exchange.requestNumber,
		user: user.userName,
		operation: names.operation,
		worker,
		before,
		after: applyEdits(before, planned),
		event: event.wid,
	});
	const id = `<wd:ID wd:type="WID">${event.wid}</wd:ID>`;
	return enveloped(names.response, version, [`<wd:${names.reference}>${id}</wd:${names.reference}>`]);
}

const changeOf = (scope: Scope, where: 'Work' | 'Home'): Operation => {
	const operation = `Change_${where}_Contact_Information`;
	const names = { operation, response: `${operation}_Response`, reference: `${operation}_Event_Reference` };
	return (exchange) => perform(exchange, names, (reading) => personRequest(exchange, scope, reading));
};

export const changeWorkContact = changeOf('WORK', 'Work');
export const changeHomeContact = changeOf('HOME', 'Home');

export const maintainContact: Operation = (exchange) =>
	perform(
		exchange,
		{
			operation: 'Maintain_Contact_Information',
			response: 'Maintain_Contact_Information_for_Person_Event_Response',
			reference: 'Contact_Information_for_Person_Event_Reference',
		},
		(reading) => maintainRequest(exchange, reading),
	);
