import { ORGANIZATION_FIELDS } from '../../../nodes/Workday/workday/organization/fields.ts';
import { organizationFromRest, REST_ORGANIZATION_COLUMNS } from '../../../nodes/Workday/workday/rest/organization.ts';

const WID = '97c57c8cc22f43ccbb77bdb5a19ab49d';
const MANAGER = 'bba6d8ec44e9476aab2902478f2d1a66';
const filled = (organization: Record<string, unknown>) => Object.fromEntries(Object.entries(organization).filter(([, value]) => value !== null));

test('an organization has the keys of the SOAP one, in their order', () => {
	expect(REST_ORGANIZATION_COLUMNS).toEqual(ORGANIZATION_FIELDS.map(({ name }) => name));
	expect(Object.keys(organizationFromRest({}))).toEqual(REST_ORGANIZATION_COLUMNS);
	expect(filled(organizationFromRest({}))).toEqual({ type: 'SUPERVISORY' });
});

test('the common service gives name, code and manager', () => {
	const record = { id: WID, descriptor: 'Accounts Payable Department', name: 'Accounts Payable', code: '007', manager: { id: MANAGER, descriptor: 'James Walker' } };
	expect(filled(organizationFromRest(record))).toEqual({ id: WID, name: 'Accounts Payable', code: '007', type: 'SUPERVISORY', manager: MANAGER, managerName: 'James Walker' });
});

test('the staffing service gives all managers, and whether it is inactive', () => {
	const other = '6dcb8106e8b74b5aabb1fc3ab8ef2b92';
	const record = { id: WID, descriptor: 'Accounts Payable', inactive: false, managers: [{ id: MANAGER, descriptor: 'James Walker' }, { id: other }] };
	expect(filled(organizationFromRest(record))).toEqual({
		...{ id: WID, name: 'Accounts Payable', type: 'SUPERVISORY', inactive: false },
		...{ manager: MANAGER, managerName: 'James Walker', leaders: [MANAGER, other] },
	});
	expect(organizationFromRest({ ...record, managers: [] })).toMatchObject({ manager: null, managerName: null, leaders: [] });
});

test('ids may be reference ids', () => {
	const record = { id: 'Organization_Reference_ID=SUPERVISORY-7', managers: [{ id: 'Employee_ID=0042' }] };
	expect(organizationFromRest(record)).toMatchObject({ id: 'Organization_Reference_ID=SUPERVISORY-7', referenceId: 'SUPERVISORY-7', manager: null, managerEmployeeNumber: '0042' });
});

test('levels are null until they are asked for; then the top has nothing above it, and the bottom nothing below', () => {
	const [above, below] = ['a'.repeat(32), 'b'.repeat(32)];
	expect(organizationFromRest({ id: WID })).toMatchObject({ parentOrganizationId: null, childOrganizationIds: null });
	expect(organizationFromRest({ id: WID }, { subordinates: [{ id: below }] })).toMatchObject({ parentOrganizationId: null, childOrganizationIds: [below] });
	expect(organizationFromRest({ id: WID }, { superior: { id: above } })).toMatchObject({ parentOrganizationId: above, childOrganizationIds: [] });
});
