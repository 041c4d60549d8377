// fast-xml-parser, set up as one has to for Workday: names without prefixes, attributes kept, values as they are.
import { XMLParser } from 'fast-xml-parser';

const OPTIONS = {
	ignoreAttributes: false,
	attributeNamePrefix: '@',
	removeNSPrefix: true,
	parseTagValue: false,
	trimValues: false,
	// By default it gives up on a page that has more than a thousand.
	processEntities: { enabled: true, maxTotalExpansions: Infinity, maxExpandedLength: Infinity },
};

interface Envelope {
	Envelope: { Body: { Get_Workers_Response: { Response_Data: { Worker: unknown[] } } } };
}

/** Workers of a whole page. */
export function parseWorkers(page: string): unknown[] {
	const { Envelope }: Envelope = new XMLParser(OPTIONS).parse(page);
	// A single one is no list.
	return [Envelope.Body.Get_Workers_Response.Response_Data.Worker].flat();
}
