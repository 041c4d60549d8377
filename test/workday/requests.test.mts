/** The scripted server of these tests takes anything: what they send to it is held against the schema here. */
import { soapEnvelope } from '../../nodes/Workday/workday/soap/envelope.ts';
import { SchemaValidator } from '../tenant/schema/index.mts';
import { workersRequest } from './support/pages.mts';

test('the pages that the client asks for are valid requests', async () => {
	const validator = new SchemaValidator();
	const body = workersRequest().buildBody({ page: 2, count: 100, asOfEntryMoment: '2026-03-15T12:00:00.000Z' });
	expect(await validator.validate(soapEnvelope(body), 'v46')).toEqual([]);
	expect(await validator.validate(soapEnvelope(body.replace('Response_Filter', 'Response_Filtre')), 'v46')).not.toEqual([]);
	await validator.close();
});
