/** The integration systems of the tenant with the users that they run as. */
import type { Content } from '../schema/writer.mts';
import { INTEGRATION_SYSTEMS } from '../workers/sections/account.mts';
import { References } from '../workers/sections/references.mts';
import { wid } from '../workers/random.mts';
import { enveloped, invalidId, type Operation, paged, pageOf, wantsDescriptors } from './exchange.mts';
import { isLeftOut } from './domains.mts';
import { RequestRefused } from './faults.mts';
import type { Piece } from './reply.mts';

const ID_TYPE = 'Integration_System_ID';

export const getIntegrationSystemUsers: Operation = (exchange) => {
	const { request, workforce, writer, switches, settings, version } = exchange;
	const filter = pageOf(exchange);
	const ids = request.first('Request_References')?.references('Integration_System_Reference') ?? [];
	const all = isLeftOut(exchange.user, 'integration systems') ? [] : Object.keys(INTEGRATION_SYSTEMS);
	const find = ({ type, value }: { type: string; value: string }) =>
		all.find((system) => (type === 'WID' ? wid(workforce.seed, ID_TYPE, system) : system) === value);
	const unknown = ids.filter((id) => find(id) === undefined);
	if (unknown.length > 0) throw new RequestRefused(unknown.map(invalidId));
	const { results, items } = paged(ids.length > 0 ? all.filter((system) => ids.some((id) => find(id) === system)) : all, filter, switches);
	const references = new References(workforce, wantsDescriptors(exchange) ?? settings.descriptors !== 'none');
	const content = (system: string): Content => {
		const { userName } = INTEGRATION_SYSTEMS[system] ?? {};
		return {
			Integration_System_Reference: references.to(ID_TYPE, system, system.replace('_', ' ')),
			Integration_System_User_Data: userName === undefined ? undefined : { User_Name: userName, Session_Timeout_Minutes: 10, Do_Not_Allow_UI_Sessions: true },
		};
	};
	function* inside(): Generator<Piece> {
		yield results;
		if (items.length === 0) return;
		yield '<wd:Response_Data>';
		for (const system of items) yield { record: writer.element('Integration_System_User', 'IntegrationSystemUserType', content(system)) };
		yield '</wd:Response_Data>';
	}
	return enveloped('Get_Integration_System_Users_Response', version, inside());
};
