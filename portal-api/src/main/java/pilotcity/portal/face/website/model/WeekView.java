package pilotcity.portal.face.website.model;

import io.vertx.core.json.JsonObject;
import pilotcity.portal.face.shared.page.AmountFormatter;
import pilotcity.portal.face.shared.page.Language;

/**
 * What people made of suggestions in one week.
 *
 * @param monday the day on which it begins
 * @param corrected how many of those that people decided about they corrected
 */
public record WeekView(String monday, StatedShare corrected) {
    static WeekView of(JsonObject week, Language language) {
        return new WeekView(
                AmountFormatter.day(week.getString("week"), language),
                StatedShare.of(week.getLong("corrected"), week.getLong("suggestions"), language));
    }
}
