/**
 * Personal data in what people write: telephone numbers, identity documents, addresses, number plates, accounts and names.
 *
 * <p>PersonalDataMasking applies each of the MaskingRules to the NormalisedText and masks what NumberChecks and
 * NameChecks confirm; GivenNames masks a name in all texts of a report.
 *
 * <p>It knows no other room.
 */
@NullMarked
package pilotcity.portal.kernel.privacy;

import org.jspecify.annotations.NullMarked;
