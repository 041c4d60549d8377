// Evaluates XPath with libxml2, in a process of its own: the package is an ES module, which jest's CommonJS cannot load.
// stdin: { documents: [xml], expressions: [string], namespaces, context: XPath of the context node }
// stdout: [document][expression] → { nodes: [text] } | { value } | { number: text } | { error }
import { XmlDocument } from 'libxml2-wasm';
import { text } from 'node:stream/consumers';

const { documents, expressions, namespaces, context } = JSON.parse(await text(process.stdin));

function evaluate(node, expression) {
	let result;
	try {
		result = node.eval(expression, namespaces);
	} catch (error) {
		return { error: String(error.message) };
	}
	if (Array.isArray(result)) return { nodes: result.map((found) => found.content) };
	// JSON has no NaN and no Infinity.
	return typeof result === 'number' ? { number: String(result) } : { value: result };
}

const results = documents.map((xml) => {
	const document = XmlDocument.fromString(xml);
	const node = document.get(context, namespaces);
	const answers = expressions.map((expression) => evaluate(node, expression));
	document.dispose();
	return answers;
});
process.stdout.write(JSON.stringify(results));
