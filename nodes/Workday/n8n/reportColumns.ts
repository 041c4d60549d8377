/** Which report is meant, and the columns to pick from that its schema names. */
import type { ILoadOptionsFunctions, INodePropertyOptions } from 'n8n-workflow';
import type { Connection } from '../workday/connection/connection';
import { reportOfNames, reportOfUrl, URL_FIELD, type ReportAddress } from '../workday/report/address';
import { readReportSchema } from '../workday/report/run';
import type { ReportColumn } from '../workday/report/schema';
import { Parameters } from './parameters';
import { EDITOR_OPTIONS, openEditorSession } from './session';
import { toNodeError } from './toNodeError';

/** @throws InvalidRequest naming the field */
export function readReportAddress(parameters: Parameters, options: Parameters, connection: Connection): ReportAddress {
	const byUrl = parameters.choice('reportBy', 'Report By', ['url', 'name'], 'url') === 'url';
	if (byUrl) return reportOfUrl(parameters.text('reportUrl', URL_FIELD), connection);
	const name = parameters.text('reportName', 'Report Name');
	return reportOfNames({ system: options.flag('systemReport', 'System Report'), owner: parameters.text('reportOwner', 'Report Owner'), name }, connection);
}

type LoadOptions = (this: ILoadOptionsFunctions) => Promise<INodePropertyOptions[]>;

export const getReportColumns = columnsOf((columns) => columns.map((column) => choice(column, column.name)));
/** With those inside of groups, as `group.column`. */
export const getReportCells = columnsOf((columns) => [...cells(columns, '')]);

function columnsOf(choices: (columns: readonly ReportColumn[]) => INodePropertyOptions[]): LoadOptions {
	return async function () {
		try {
			const parameters = new Parameters((name) => this.getCurrentNodeParameter(name));
			const { client, connection } = await openEditorSession(this, parameters, EDITOR_OPTIONS);
			const address = readReportAddress(parameters, parameters.group('options', 'Options'), connection);
			return choices(await readReportSchema(client, address));
		} catch (error) {
			throw toNodeError(this.getNode(), error, { resource: 'report', operation: 'columns' });
		}
	};
}

function* cells(columns: readonly ReportColumn[], prefix: string): Generator<INodePropertyOptions> {
	for (const column of columns) {
		yield choice(column, prefix + column.name);
		yield* cells(column.columns, `${prefix}${column.name}.`);
	}
}

const choice = ({ type, repeats }: ReportColumn, name: string): INodePropertyOptions => ({ name, value: name, description: repeats ? `List of ${type}` : type });
