/** Integration System User → Get Many: the accounts that integrations sign in with. */
import type { IDataObject } from 'n8n-workflow';
import { defineOperation, type OperationContext, type OperationItem } from '../../../n8n/defineOperation';
import { widsOr } from '../../../n8n/filterValues';
import { readPaging } from '../../../n8n/paging';
import { hintAtNotes, ReadReport } from '../../../n8n/readReport';
import { readLimit, readResults } from '../../../n8n/recordFields';
import {
	createSystemUserReader,
	INTEGRATION_SYSTEM_USER_COLUMNS,
	OPERATION,
	RECORD,
	SERVICE,
	writeGetIntegrationSystemUsers,
} from '../../../workday/membership/integrationSystemUsers';
import { checkText } from '../../../workday/permissions/advice';
import { INTEGRATION_ID_TYPES } from '../../../workday/requestRows';
import { NameTable } from '../../../xml/names';
import { fields } from './fields';
import { SYSTEM_USERS, SYSTEMS } from './noun';

export const getIntegrationSystemUsers = defineOperation({
	resource: 'integrationSystemUser',
	operation: 'getAll',
	name: 'Get Many',
	action: 'Get many integration system users',
	description: 'Get the users that integration systems sign in with, each with its integration system',
	properties: fields,
	asTool: 'filtered',

	async *run(context: OperationContext): AsyncGenerator<OperationItem> {
		const { parameters } = context;
		const options = parameters.group('options', 'Options');
		const filters = parameters.group('filters', 'Filters');
		const systems = widsOr(filters, 'integrationSystemIds', 'Integration System IDs', INTEGRATION_ID_TYPES[0]);
		const limit = readLimit(parameters);
		const results = readResults(parameters, options, INTEGRATION_SYSTEM_USER_COLUMNS, SYSTEM_USERS);
		const paging = readPaging(options);

		const session = await context.connect(options);
		const report = new ReadReport();
		const names = new NameTable();
		const reader = createSystemUserReader(names);
		let seen = 0;
		let without = 0;
		const users = session.client.read(
			{
				service: SERVICE,
				operation: OPERATION,
				record: RECORD,
				names,
				buildBody: ({ page, count, asOfEntryMoment }) =>
					writeGetIntegrationSystemUsers(
						{ references: systems.length > 0 ? { systems } : undefined, filter: { asOfEntryMoment, page, count } },
						session.version,
					),
				map: (system): IDataObject | undefined => {
					seen++;
					const user = reader.read(system);
					if (user === undefined) without++;
					return user;
				},
				identify: (system) => reader.id(system) || undefined,
			},
			{ ...paging, limit, onNote: report.note },
		);

		yield* results.give(users, session, () => report.yielded);

		hintAtNotes(context, report, SYSTEMS);
		if (without > 0) context.hint(`${without} of the ${seen} integration systems that were read had no user of their own.`);
		if (seen === 0) {
			context.hint(
				`No integration system came. Either there is none, or the integration user may not see them: ${checkText('integrationSystemUser:getAll')}.`,
				'warning',
			);
		}
	},
});
