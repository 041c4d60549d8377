/**
 * Integration systems and the user that each runs as. The answer has an element for the password: nothing here reads it.
 * Rows in the order of the schema (Integrations, v31.2), held against its extract by a test.
 */
import type { NameTable } from '../../xml/names';
import { compilePath } from '../../xml/path';
import type { Tape } from '../../xml/tape';
import { ELEMENT, ID_TYPE, SERVICES } from '../names';
import { pathsFor } from '../paths';
import { field, id } from '../record/fieldTable';
import { readField } from '../record/readField';
import { INTEGRATION_ID_TYPES, REQUEST, RESPONSE_FILTER } from '../requestRows';
import { WORKDAY_NAMESPACE, writeRequest, type RequestOf, type SpecRow } from '../spec';
import type { Row } from './holder';

export const SERVICE = SERVICES.integrations;
export const OPERATION = 'Get_Integration_System_Users';
export const RECORD = { uri: WORKDAY_NAMESPACE, local: 'Integration_System_User' };

const SYSTEM = 'Integration_System_Reference';
const DATA = 'Integration_System_User_Data';
const SECURITY = `${DATA}/Web_Service_Security_Configuration_Data`;

export const GET_INTEGRATION_SYSTEM_USERS = [
	{ kind: 'group', element: REQUEST.references, key: 'references', rows: [{ kind: 'reference', element: SYSTEM, key: 'systems', many: true }] },
	RESPONSE_FILTER,
] as const satisfies readonly SpecRow[];

export type GetIntegrationSystemUsersRequest = RequestOf<typeof GET_INTEGRATION_SYSTEM_USERS>;

export const writeGetIntegrationSystemUsers = (request: GetIntegrationSystemUsersRequest, version: string): string =>
	writeRequest(`${OPERATION}_Request`, GET_INTEGRATION_SYSTEM_USERS, request, version);

export const INTEGRATION_SYSTEM_USER_FIELDS = [
	field('userName', 'text', `${DATA}/${ELEMENT.userName}`, 'User name of the integration system user, without the tenant'),
	field('integrationSystem', 'text', `${SYSTEM}/${id(ID_TYPE.wid)}`, 'Workday ID (WID) of the integration system'),
	field('integrationSystemId', 'text', `${SYSTEM}/${id(INTEGRATION_ID_TYPES[0])}`, 'Its Integration System ID'),
	field('integrationSystemName', 'text', `${SYSTEM}/@Descriptor`, 'Its name, where Workday sends it'),
	field('uiSessionsForbidden', 'boolean', `${DATA}/Do_Not_Allow_UI_Sessions`, 'Whether the user may not sign in to the pages of Workday'),
	field('sessionTimeoutMinutes', 'text', `${DATA}/${ELEMENT.sessionTimeout}`, 'After how many minutes a session ends'),
	field('newPasswordAtNextSignIn', 'boolean', `${DATA}/Require_New_Password_At_Next_Sign_In`, 'Whether a new password is due'),
	field('x509Enabled', 'boolean', `${SECURITY}/Enable_x509_Token_Authentication`, 'Whether the user may sign in with a certificate'),
	field('samlEnabled', 'boolean', `${SECURITY}/Enable_SAML_Authentication`, 'Whether the user may sign in with SAML'),
] as const;
export const INTEGRATION_SYSTEM_USER_COLUMNS: readonly string[] = INTEGRATION_SYSTEM_USER_FIELDS.map((one) => one.name);

export interface SystemUserReader {
	/** WID of the integration system, '' where it has none. */
	id(record: Tape): string;
	/** undefined: the integration system has no user. */
	read(record: Tape): Row | undefined;
}

export function createSystemUserReader(names: NameTable): SystemUserReader {
	const compile = (path: string) => compilePath(path, { names, ...pathsFor(RECORD) });
	const fields = INTEGRATION_SYSTEM_USER_FIELDS.map(({ name, type, paths }) => ({ name, type, paths: paths.map(compile) }));
	const wid = compile(`${SYSTEM}/${id(ID_TYPE.wid)}`);
	return {
		id: (record) => wid.string(record),
		read(record) {
			const row: Row = Object.fromEntries(fields.map(({ name, type, paths }) => [name, readField(record, type, paths)]));
			return row.userName === null ? undefined : row;
		},
	};
}
