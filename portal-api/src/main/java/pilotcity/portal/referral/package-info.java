/** Referrals: records that one organisation has sorted and handed to another. */
@NullMarked
package pilotcity.portal.referral;

import org.jspecify.annotations.NullMarked;
