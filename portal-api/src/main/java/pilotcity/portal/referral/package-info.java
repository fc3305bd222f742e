/**
 * Referrals: service requests that one organisation hands to another together.
 *
 * <p>ReferralVerbs lists what can be done; ReferralCreationHandler creates a referral, ReferralTransitionHandler takes
 * the transitions in ReferralTransition.
 *
 * <p>It knows no face and no other feature; service requests are reached by SQL alone.
 */
@NullMarked
package pilotcity.portal.referral;

import org.jspecify.annotations.NullMarked;
