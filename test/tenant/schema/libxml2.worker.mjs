// libxml2-wasm is an ES module with top-level await: jest's CommonJS cannot load it, a worker thread of its own can.
import { parentPort, workerData } from 'node:worker_threads';
import * as libxml2 from 'libxml2-wasm';

const { XmlBufferInputProvider, XmlDocument, XsdValidator, xmlRegisterInputProvider } = libxml2;
const validators = new Map();
const utf8 = new TextEncoder();

function validatorFor(era) {
	const known = validators.get(era);
	if (known) return known;
	const { envelope, body, bodyFile } = workerData.schemas[era];
	const base = `tenant:${era}/`;
	const provider = new XmlBufferInputProvider({ [base + bodyFile]: utf8.encode(body) });
	if (!xmlRegisterInputProvider(provider)) throw new Error('libxml2 refused the input provider');
	const schema = XmlDocument.fromString(envelope.replace(`"${bodyFile}"`, `"${base}${bodyFile}"`), {
		url: `${base}envelope.xsd`,
	});
	const validator = XsdValidator.fromDoc(schema);
	schema.dispose();
	validators.set(era, validator);
	return validator;
}

/** One start tag a line, so that libxml2's line number is the number of the element in document order. */
const oneTagALine = (xml) =>
	xml
		.replace(/^\s*<\?xml.*?\?>/, '')
		.replace(/\s*\n\s*/g, ' ')
		.replace(/<(?=[^/!?])/g, '\n<');

function elementPath(element) {
	const steps = [];
	for (let node = element; node; node = node.parent) steps.unshift(node);
	// Fault paths start below the SOAP body and count from 1, in the request's own prefixes.
	return steps
		.slice(steps.length > 2 ? 2 : 0)
		.map((node) => {
			const name = node.namespacePrefix ? `${node.namespacePrefix}:${node.name}` : node.name;
			let position = 1;
			for (let other = node.prev; other; other = other.prev) if (other.name === node.name) position += 1;
			return `/${name}[${position}]`;
		})
		.join('');
}

function elementsInOrder(root) {
	const all = [];
	const visit = (element) => {
		all.push(element);
		for (let child = element.firstChild; child; child = child.next)
			if (child instanceof libxml2.XmlElement) visit(child);
	};
	visit(root);
	return all;
}

function problemsOf(xml, era) {
	const document = XmlDocument.fromString(oneTagALine(xml), { option: libxml2.ParseOption.XML_PARSE_HUGE });
	try {
		validatorFor(era).validate(document);
		return [];
	} catch (error) {
		if (!(error instanceof libxml2.XmlValidateError)) throw error;
		const elements = elementsInOrder(document.root);
		return error.details.map(({ message, line }) => {
			// Line 1 is what stands before the first tag.
			const element = elements[line - 2];
			return { message: message.trim(), path: element ? elementPath(element) : '', element: element?.name ?? '' };
		});
	} finally {
		document.dispose();
	}
}

function validate(xml, era) {
	let document;
	try {
		document = XmlDocument.fromString(xml, { option: libxml2.ParseOption.XML_PARSE_HUGE });
	} catch (error) {
		return [{ message: `not well-formed: ${error.message.trim()}`, path: '', element: '' }];
	}
	try {
		validatorFor(era).validate(document);
		return [];
	} catch (error) {
		if (!(error instanceof libxml2.XmlValidateError)) throw error;
	} finally {
		document.dispose();
	}
	return problemsOf(xml, era);
}

parentPort.on('message', ({ id, xml, era }) => {
	try {
		parentPort.postMessage({ id, problems: validate(xml, era) });
	} catch (error) {
		parentPort.postMessage({ id, failure: String(error?.stack ?? error) });
	}
});
