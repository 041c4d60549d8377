// The arbiter: libxml2. In a thread of its own, because jest's CommonJS cannot load an ES module with top-level await.
// Message in: Uint8Array[]. Message out, per document: { tree } or { refused: messages }.
import { ParseOption, XmlDocument, XmlElement } from 'libxml2-wasm';
import { parentPort } from 'node:worker_threads';

const OPTIONS = { option: ParseOption.XML_PARSE_NONET | ParseOption.XML_PARSE_NO_XXE };

/** [{uri}local, [[{uri}local, value], …], [child, …]]; text is a string. */
function tree(element) {
	// By XPath: the package cannot step over processing instructions.
	const children = element.find('child::* | child::text()').map((node) => (node instanceof XmlElement ? tree(node) : node.content));
	const attributes = element.attrs.map((each) => [`{${each.namespaceUri}}${each.name}`, each.value]);
	return [`{${element.namespaceUri}}${element.name}`, attributes, children];
}

function judge(bytes) {
	let document;
	try {
		document = XmlDocument.fromBuffer(bytes, OPTIONS);
	} catch (error) {
		return { refused: String(error.message).trim() };
	}
	const answer = { tree: tree(document.root) };
	document.dispose();
	return answer;
}

parentPort.on('message', (documents) => parentPort.postMessage(documents.map(judge)));
