/**
 * The input fields of verbs, and how JSON and forms become checked values.
 *
 * <p>JsonTypeCheck or FormInput takes the raw values, InputReader checks them against the fields and makes a VerbInput.
 *
 * <p>It knows no verbs and no database.
 */
@NullMarked
package pilotcity.portal.kernel.verb.input;

import org.jspecify.annotations.NullMarked;
