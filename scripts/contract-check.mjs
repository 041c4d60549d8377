#!/usr/bin/env node
/**
 * Holds the project's extracts against Workday's schemas and samples, where they are:
 *
 *   node scripts/contract-check.mjs [FOLDER]      FOLDER has wsdl/ and samples/; default ../shared/contract
 *
 * 1. Regenerates every extract and compares. 2. Validates the samples twice, by the full schema and by the one made from
 * the extract: the verdicts must agree. Ends with 1 on any difference, with 0 and the word "skipped" without a folder.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { DOMParser, XMLSerializer } from '@xmldom/xmldom';
import { extract, INTEGRATION_SYSTEM_USERS, LEARNING, SECURITY_GROUPS, serialise } from './contract-extract.mjs';

const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const folder = path.resolve(process.argv[2] ?? path.join(ROOT, '..', 'shared', 'contract'));
const EXTRACTS = {
	v30: { schema: 'Human_Resources.v30.0.xsd', file: 'test/tenant/contract/human_resources.v30.json' },
	v46: { schema: 'Human_Resources.patched-v46.1.xsd', file: 'test/tenant/contract/human_resources.v46.json' },
};
/** For all versions: their verdicts are not compared, since no samples of them are public. */
const MORE = [
	{ schema: 'Human_Resources.v30.0.xsd', file: 'test/tenant/contract/security_groups.v30.json', operations: SECURITY_GROUPS },
	{ schema: 'Integrations.v31.2.reconstructed.xsd', file: 'test/tenant/contract/integration_system_users.v31.json', operations: INTEGRATION_SYSTEM_USERS },
	{ schema: 'Learning.v31.2.reconstructed.xsd', file: 'test/tenant/contract/learning.v31.json', operations: LEARNING },
];
const SAMPLES = [
	['samples/schema_valid', /^Get_(Workers|Organizations)_Response.*\.xml$/],
	['samples/requests', /^(Get_(Workers|Organizations)|(Get_)?Change_Work_Contact_Information|Maintain_Contact_Information|Update_Workday_Account)\..*\.xml$/],
];
const ENVELOPE = 'http://schemas.xmlsoap.org/soap/envelope/';

function compareExtracts() {
	return [...Object.values(EXTRACTS), ...MORE].filter(({ schema, file, operations }) => {
		const made = serialise(extract(readFileSync(path.join(folder, 'wsdl', schema), 'utf8'), operations));
		const same = made === readFileSync(path.join(ROOT, file), 'utf8');
		console.log(`${same ? 'same     ' : 'DIFFERENT'} ${file} and ${schema}`);
		return !same;
	}).length;
}

/** The body element of an envelope, or the document's root, as a document of its own. */
function bodyOf({ XmlDocument }, text) {
	const root = new DOMParser().parseFromString(text, 'text/xml').documentElement;
	const [body] = Array.from(root.getElementsByTagNameNS(ENVELOPE, 'Body'));
	const element = body ? Array.from(body.childNodes).find((node) => node.nodeType === 1) : root;
	// The serialiser repeats the namespaces that the envelope declared.
	return XmlDocument.fromString(new XMLSerializer().serializeToString(element));
}

async function compareVerdicts() {
	const libxml2 = await import('libxml2-wasm');
	const { bundle } = await import('./run-ts.mjs');
	const { bodySchema, contractOf } = createRequire(import.meta.url)(await bundle('test/tenant/schema/index.mts'));
	const validatorOf = (text) =>
		libxml2.XsdValidator.fromDoc(libxml2.XmlDocument.fromString(text, { option: libxml2.ParseOption.XML_PARSE_HUGE }));
	let different = 0;
	for (const [era, { schema }] of Object.entries(EXTRACTS)) {
		const validators = [
			validatorOf(readFileSync(path.join(folder, 'wsdl', schema), 'utf8')),
			validatorOf(bodySchema(contractOf(era))),
		];
		for (const [samples, pattern] of SAMPLES) {
			for (const name of readdirSync(path.join(folder, samples)).filter((each) => pattern.test(each))) {
				const document = bodyOf(libxml2, readFileSync(path.join(folder, samples, name), 'utf8'));
				const [full, ours] = validators.map((validator) => verdict(libxml2, validator, document));
				if (full !== ours) different += 1;
				console.log(
					`${full === ours ? 'same     ' : 'DIFFERENT'} ${era} ${name}: ${full}${full === ours ? '' : ` by the schema, ${ours} by the extract`}`,
				);
			}
		}
	}
	return different;
}

function verdict({ XmlValidateError }, validator, document) {
	try {
		validator.validate(document);
		return 'valid';
	} catch (error) {
		if (!(error instanceof XmlValidateError)) throw error;
		return `invalid (${error.details.length})`;
	}
}

if (!existsSync(path.join(folder, 'wsdl'))) {
	console.log(`Contract check skipped: there is no ${path.join(folder, 'wsdl')}.`);
} else {
	const different = compareExtracts() + (await compareVerdicts());
	if (different > 0) {
		console.error(
			`${different} difference(s). Regenerate: node scripts/contract-extract.mjs SCHEMA.xsd test/tenant/contract/FILE.json`,
		);
		process.exitCode = 1;
	}
}
