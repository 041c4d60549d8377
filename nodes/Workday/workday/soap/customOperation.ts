/** Operations that a user names: which element asks for them, and whether they change something. */
import { InvalidRequest } from '../errors';
import { ELEMENT } from '../names';

const SUFFIX = '_Request';
/** With hyphens: Get_User-Based_Security_Group_Assignments. */
const NAME = /^[A-Za-z][\w-]*$/;

/** Operations whose element is named in another way than `{operation}_Request`, as far as the public schema shows. */
const IRREGULAR: Readonly<Record<string, string>> = {
	Get_Server_Timestamp: ELEMENT.getServerTimestamp,
	Maintain_Contact_Information: 'Maintain_Contact_Information_for_Person_Event_Request',
	Update_Workday_Account: ELEMENT.updateAccount,
};

/**
 * Elements that may ask for an operation that was named like this, the usual one first. A user may give the operation's
 * name or the element's.
 *
 * @throws InvalidRequest for what cannot be a name
 */
export function requestElements(operation: string): string[] {
	if (!NAME.test(operation)) {
		throw new InvalidRequest('Operation Name', `"${operation}" is not a name. Write it as Workday's directory of web services does, for example Get_Job_Profiles`);
	}
	const irregular = IRREGULAR[operation];
	if (irregular !== undefined) return [irregular];
	return operation.endsWith(SUFFIX) ? [operation] : [`${operation}${SUFFIX}`, operation];
}

/**
 * Whether a request with this element may change something. What cannot be told may: a read that is sent once too seldom
 * does no harm.
 */
export function changesData(element: string): boolean {
	return !(/^(Get|Find|Search)_/.test(element) || /_Get$/.test(element));
}
