/**
 * Campaigns: calls for reports on one subject by an NGO or an agency, and the importer for those that were held
 * elsewhere.
 *
 * <p>CampaignVerbs lists what can be done; CampaignHandler reads the row, checks the CampaignDraft, and writes it;
 * CampaignKind says what is shown.
 *
 * <p>It knows no face and no other feature.
 */
@NullMarked
package pilotcity.portal.campaign;

import org.jspecify.annotations.NullMarked;
