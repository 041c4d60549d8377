import { contractOf, eraOf, type Era } from './schema/contract.mts';
import { SchemaValidator } from './schema/validator.mts';
import { ContractWriter } from './schema/writer.mts';

const envelope = (body: string) =>
	'<?xml version="1.0" encoding="UTF-8"?>\n' +
	'<env:Envelope xmlns:env="http://schemas.xmlsoap.org/soap/envelope/"><env:Body>' +
	`${body}</env:Body></env:Envelope>`;
const getWorkers = (inside: string) =>
	envelope(`<x:Get_Workers_Request xmlns:x="urn:com.workday/bsvc" x:version="v30.0">${inside}</x:Get_Workers_Request>`);

describe('the schema made from the extract', () => {
	const validator = new SchemaValidator();
	afterAll(() => validator.close());

	it.each<Era>(['v30', 'v46'])('accepts a minimal request (%s)', async (era) => {
		expect(await validator.validate(getWorkers(''), era)).toEqual([]);
	});

	it('says which element is unknown, by its path in the request and with the request’s prefix', async () => {
		const group =
			'<x:Response_Group><x:Show_All_Personal_Information>1</x:Show_All_Personal_Information></x:Response_Group>';
		expect(await validator.validate(getWorkers(group), 'v46')).toEqual([]);
		const [problem] = await validator.validate(getWorkers(group), 'v30');
		expect(problem).toMatchObject({
			element: 'Show_All_Personal_Information',
			path: '/x:Get_Workers_Request[1]/x:Response_Group[1]/x:Show_All_Personal_Information[1]',
		});
	});

	it.each([
		['a wrong order', '<x:Response_Group/><x:Response_Filter/>'],
		['a count of four digits', '<x:Response_Filter><x:Count>1000</x:Count></x:Response_Filter>'],
		[
			'a word as a boolean',
			'<x:Request_Criteria><x:Exclude_Employees>maybe</x:Exclude_Employees></x:Request_Criteria>',
		],
		[
			'a moment as a date',
			'<x:Response_Filter><x:As_Of_Effective_Date>2026-01-01T00:00:00Z</x:As_Of_Effective_Date></x:Response_Filter>',
		],
		[
			'both sides of a choice',
			'<x:Request_Criteria><x:Transaction_Log_Criteria_Data><x:Transaction_Type_References><x:Transaction_Type_Reference/></x:Transaction_Type_References><x:Subscriber_Reference/></x:Transaction_Log_Criteria_Data></x:Request_Criteria>',
		],
		[
			'an attribute without its namespace',
			'<x:Request_References><x:Worker_Reference><x:ID type="WID">1</x:ID></x:Worker_Reference></x:Request_References>',
		],
		['an empty list of references', '<x:Request_References/>'],
		['text between elements', 'hello'],
	])('refuses %s', async (_what, inside) => {
		expect(await validator.validate(getWorkers(inside), 'v30')).not.toEqual([]);
	});

	it('reports text that is not XML as a problem, not as a crash', async () => {
		expect(await validator.validate('<a><b></a>', 'v30')).toEqual([
			expect.objectContaining({ message: expect.stringMatching(/^not well-formed/) }),
		]);
	});

	it('chooses the extract by the version', () => {
		expect(['v26.1', 'v30.0', 'v31.2', 'v46.1', 'v47.0'].map(eraOf)).toEqual(['v30', 'v30', 'v46', 'v46', 'v46']);
	});
});

describe('the writer', () => {
	const writer = new ContractWriter(contractOf('v46'));

	it('brings elements into schema order, escapes text and mixes the two forms of booleans', () => {
		const text = writer.element('Usage_Data', 'Communication_Method_Usage_Information_DataType', {
			Comments: 'a < b & "c"',
			Type_Data: [true, false, true].map((primary) => ({
				'@Primary': primary,
				Type_Reference: { '@Descriptor': 'x"y' },
			})),
		});
		const type = (primary: string) =>
			`<wd:Type_Data wd:Primary="${primary}"><wd:Type_Reference wd:Descriptor="x&quot;y"></wd:Type_Reference></wd:Type_Data>`;
		expect(text).toBe(
			`<wd:Usage_Data>${type('1')}${type('0')}${type('true')}<wd:Comments>a &lt; b &amp; &quot;c&quot;</wd:Comments></wd:Usage_Data>`,
		);
	});

	it('refuses a name, and a type of an id, that the schema does not have', () => {
		expect(() => writer.element('Worker_Data', 'Worker_DataType', { Worker_Idd: '1' })).toThrow(
			'Worker_DataType has no Worker_Idd in v46.',
		);
		const workerId = { ID: [{ '@type': 'Position_ID', '#': '1' }] };
		expect(() => writer.element('Worker_Reference', 'WorkerObjectType', workerId)).toThrow(
			'WorkerObjectIDType has no @type Position_ID in v46.',
		);
		expect(() =>
			new ContractWriter(contractOf('v30')).element('P', 'Phone_Information_DataType', {
				'@E164_Formatted_Phone': '1',
			}),
		).toThrow('@E164_Formatted_Phone');
	});
});
