/**
 * What can be done to documents: verbs, their addresses, one call of a verb, and the transaction it runs in.
 *
 * <p>A face makes a VerbCall; the verb's handler gets a WriteTransaction and returns a VerbOutcome.
 *
 * <p>It knows no particular feature, no face, and not how a verb is executed.
 */
@NullMarked
package pilotcity.portal.kernel.verb;

import org.jspecify.annotations.NullMarked;
