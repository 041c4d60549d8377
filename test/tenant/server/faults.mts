import { escapeXml } from '../schema/writer.mts';
import { WORKDAY_NAMESPACE } from '../schema/contract.mts';
import { type Reply, xmlReply } from './reply.mts';

export interface ValidationError {
	message: string;
	detail?: string;
	xpath?: string;
}

const ENVELOPE = 'http://schemas.xmlsoap.org/soap/envelope/';

function fault(code: string, text: string, detail = ''): Reply {
	return xmlReply(500, [
		'<?xml version="1.0" encoding="utf-8"?>' +
			`<SOAP-ENV:Envelope xmlns:SOAP-ENV="${ENVELOPE}"><SOAP-ENV:Body>` +
			`<SOAP-ENV:Fault xmlns:SOAP-ENV="${ENVELOPE}" xmlns:wd="${WORKDAY_NAMESPACE}">` +
			`<faultcode>SOAP-ENV:${code}</faultcode><faultstring>${escapeXml(text)}</faultstring>` +
			`${detail && `<detail>${detail}</detail>`}</SOAP-ENV:Fault></SOAP-ENV:Body></SOAP-ENV:Envelope>`,
	]);
}

export const authenticationFault = (): Reply => fault('Client.authenticationError', 'invalid username or password');

export function processingFault(message: string): Reply {
	const detail = `<wd:Processing_Fault><wd:Detail_Message>${escapeXml(message)}</wd:Detail_Message></wd:Processing_Fault>`;
	return fault('Server.processingError', `Processing error occurred. ${message}`, detail);
}

export const notAuthorizedFault = (): Reply => processingFault('The task submitted is not authorized.');

export const invalidVersionFault = (): Reply =>
	fault('Client.validationError', 'The web service or version is invalid for the requested operation');

export function validationFault(errors: readonly ValidationError[]): Reply {
	const details = errors.map(
		({ message, detail, xpath }) =>
			`<wd:Validation_Error><wd:Message>${escapeXml(message)}</wd:Message>` +
			`<wd:Detail_Message>${escapeXml(detail ?? message)}</wd:Detail_Message>` +
			`${xpath === undefined ? '' : `<wd:Xpath>${escapeXml(xpath)}</wd:Xpath>`}</wd:Validation_Error>`,
	);
	const text = `Validation error occurred. ${errors[0]?.message ?? ''}`.trim();
	return fault('Client.validationError', text, `<wd:Validation_Fault>${details.join('')}</wd:Validation_Fault>`);
}

/** Thrown by an operation; the dispatcher answers with it. */
export class RequestRefused extends Error {
	constructor(readonly errors: readonly ValidationError[]) {
		super(errors[0]?.message ?? 'refused');
	}
}
