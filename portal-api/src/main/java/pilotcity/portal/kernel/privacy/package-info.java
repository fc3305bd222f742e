/**
 * Personal data in what people write: telephone numbers, identity documents, addresses, number plates and accounts.
 *
 * <p>PersonalDataMasking applies each of the MaskingRules to the NormalisedText and masks what NumberChecks confirms.
 *
 * <p>It knows no other room.
 */
@NullMarked
package pilotcity.portal.kernel.privacy;

import org.jspecify.annotations.NullMarked;
