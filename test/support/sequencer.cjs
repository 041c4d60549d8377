/** Jest begins with the largest files; the longest tests are small ones. Begun last, one of them would run alone at the end. */
const { default: Sequencer } = require('@jest/test-sequencer');

const LONG = [/trigger[\\/]property/, /[\\/]memory[\\/]/, /permissions[\\/]everyDomain/, /xml[\\/]pathErrors/];

module.exports = class LongestFirst extends Sequencer {
	sort(tests) {
		const rank = ({ path }) => (LONG.some((long) => long.test(path)) ? 0 : 1);
		// Stable: what is alike keeps jest's order.
		return [...super.sort(tests)].sort((one, other) => rank(one) - rank(other));
	}
};
