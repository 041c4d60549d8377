import { reference } from './client.mts';

export interface Item {
	usage?: 'WORK' | 'HOME';
	primary?: boolean;
	public?: boolean;
	/** Email_ID or Phone_ID of the entry to change. */
	ref?: string;
	delete?: boolean;
	/** Communication_Usage_Behavior_ID. */
	useFor?: string;
}

const usageOf = ({ usage = 'WORK', primary = true, public: isPublic = true, useFor }: Item): string =>
	`<Usage_Data bsvc:Public="${isPublic}"><Type_Data bsvc:Primary="${primary}">${reference('Type_Reference', 'Communication_Usage_Type_ID', usage)}</Type_Data>${useFor ? reference('Use_For_Reference', 'Communication_Usage_Behavior_ID', useFor) : ''}</Usage_Data>`;

/** `Email_Information_Data`; without an address only the reference. */
export function email(address: string | undefined, item: Item = {}): string {
	const data = address === undefined ? '' : `<Email_Data><Email_Address>${address}</Email_Address></Email_Data>${usageOf(item)}`;
	const ref = item.ref === undefined ? '' : reference('Email_Reference', 'Email_ID', item.ref);
	return `<Email_Information_Data${item.delete ? ' bsvc:Delete="1"' : ''}>${data}${ref}</Email_Information_Data>`;
}

export function phone(number: string, { device = 'Landline', country = 'USA_1', ...item }: Item & { device?: string; country?: string } = {}): string {
	const data =
		reference('Device_Type_Reference', 'Phone_Device_Type_ID', device) +
		reference('Country_Code_Reference', 'Country_Phone_Code_ID', country) +
		`<Complete_Phone_Number>${number}</Complete_Phone_Number>`;
	const ref = item.ref === undefined ? '' : reference('Phone_Reference', 'Phone_ID', item.ref);
	return `<Phone_Information_Data><Phone_Data>${data}</Phone_Data>${usageOf(item)}${ref}</Phone_Information_Data>`;
}

export interface ChangeOptions {
	where?: 'Work' | 'Home';
	parameters?: string;
	replaceAll?: boolean;
	day?: string;
}

export const AT_ONCE = '<Auto_Complete>1</Auto_Complete><Run_Now>1</Run_Now>';

/** Content of a Change_X_Contact_Information_Request. */
export function change(person: string, items: { emails?: string; phones?: string }, options: ChangeOptions = {}): string {
	const { where = 'Work', parameters = AT_ONCE, replaceAll = false, day } = options;
	const all = replaceAll ? ' bsvc:Replace_All="1"' : '';
	const block = (kind: string, inside: string | undefined): string =>
		inside === undefined ? '' : `<Person_${kind}_Information_Data${all}>${inside}</Person_${kind}_Information_Data>`;
	return (
		`<Business_Process_Parameters>${parameters}</Business_Process_Parameters><Change_${where}_Contact_Information_Data>` +
		reference('Person_Reference', 'WID', person) +
		(day === undefined ? '' : `<Event_Effective_Date>${day}</Event_Effective_Date>`) +
		`<Person_Contact_Information_Data>${block('Phone', items.phones)}${block('Email', items.emails)}</Person_Contact_Information_Data>` +
		`</Change_${where}_Contact_Information_Data>`
	);
}
