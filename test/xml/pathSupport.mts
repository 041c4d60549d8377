// Documents and options for the tests of XPath: Workday's namespaces, a worker inside its envelope.
import { NameTable } from '../../nodes/Workday/xml/names.ts';
import { compilePath, type CompiledPath, type PathEngine, type PathOptions } from '../../nodes/Workday/xml/path.ts';
import { RecordSplitter } from '../../nodes/Workday/xml/records.ts';
import type { Tape } from '../../nodes/Workday/xml/tape.ts';

export const WD = 'urn:com.workday/bsvc';
export const SOAP = 'http://schemas.xmlsoap.org/soap/envelope/';

export const NAMING = {
	namespaces: { wd: WD, ns1: WD, env: SOAP, soapenv: SOAP },
	defaultNamespace: WD,
	aliases: { Envelope: SOAP, Header: SOAP, Body: SOAP },
	recordName: { uri: WD, local: 'Worker' },
};

/** The tape of the first record called `record` in `xml`. It is not reused. */
export function readTape(xml: string, names: NameTable, record = { uri: WD, local: 'Worker' }): Tape {
	const splitter = new RecordSplitter({ names, record });
	splitter.write(Buffer.from(xml));
	splitter.end();
	const tape = splitter.next();
	if (tape === undefined) throw new Error(`No ${record.local} in the document`);
	return tape;
}

export const inEnvelope = (worker: string): string =>
	`<env:Envelope xmlns:env="${SOAP}"><env:Body><wd:Get_Workers_Response xmlns:wd="${WD}" wd:version="v46.1">` +
	`<wd:Response_Data>${worker}</wd:Response_Data></wd:Get_Workers_Response></env:Body></env:Envelope>`;

export const WORKER = inEnvelope(
	'<wd:Worker>' +
		'<wd:Worker_Reference wd:Descriptor="José &amp; Co"><wd:ID wd:type="WID">abc</wd:ID><wd:ID wd:type="Employee_ID">007</wd:ID></wd:Worker_Reference>' +
		'<wd:Worker_Data><wd:Worker_ID>007</wd:Worker_ID>' +
		'<wd:Email wd:Primary="1">a@x.org</wd:Email><wd:Email wd:Primary="0">b@x.org</wd:Email><wd:Email>c@x.org</wd:Email>' +
		'<wd:Note>one <![CDATA[<two>]]> three<!-- not text --> four</wd:Note><wd:Emoji>a😀b</wd:Emoji>' +
		'<wd:Job><wd:Name>Outer</wd:Name><wd:Job><wd:Name>Inner</wd:Name></wd:Job><wd:Title>Chief</wd:Title></wd:Job>' +
		'<wd:Empty/></wd:Worker_Data></wd:Worker>',
);

/** The names of all tapes here, and of the paths that `compile` makes. */
export const names = new NameTable();
export const workerTape = readTape(WORKER, names);

export function compile(expression: string, options: Partial<PathOptions> = {}): CompiledPath {
	return compilePath(expression, { ...NAMING, names, ...options });
}

/** What an expression gives for the worker above, in its own type. */
export function evaluate(expression: string, engine?: PathEngine): string[] | string | number | boolean {
	return compile(expression, { engine }).value(workerTape);
}
