package pilotcity.portal.servicerequest.intake;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import pilotcity.portal.kernel.privacy.GivenNames;
import pilotcity.portal.servicerequest.lifecycle.LockedServiceRequest;

/** The address, answers and media that may be published once there is a category. */
public record PublicDetails(
        @Nullable String address,
        @Nullable JsonObject answers,
        @Nullable String mediaUrl) {
    private static final PublicDetails NOTHING = new PublicDetails(null, null, null);

    /**
     * What was hidden while there was no category is taken from the original; redacted parts stay
     * hidden.
     *
     * @param original the columns of the original, empty where there is none
     */
    public static PublicDetails of(LockedServiceRequest record, Row original, boolean hidden) {
        if (hidden) {
            return NOTHING;
        }
        boolean wasShown = record.text("category") != null && !record.flag("sensitive");
        if (wasShown) {
            return new PublicDetails(
                    record.text("address"), record.row().getJsonObject("answers"), record.text("media_url"));
        }
        Set<String> redacted = redacted(original);
        GivenNames names = ReportTexts.names(original);
        return new PublicDetails(
                redacted.contains("hideAddress") ? null : names.maskedOrNull(original.getString("address")),
                screened(original.getJsonObject("answers"), names),
                redacted.contains("hideMedia") ? null : original.getString("media_url"));
    }

    private static Set<String> redacted(Row original) {
        String[] redacted = original.getArrayOfStrings("redacted");
        return redacted == null ? Set.of() : Arrays.stream(redacted).collect(Collectors.toSet());
    }

    /** The answers without personal data, or null where there are none. */
    static @Nullable JsonObject screened(@Nullable JsonObject answers, GivenNames names) {
        if (answers == null) {
            return null;
        }
        JsonObject screened = new JsonObject();
        answers.forEach(each -> screened.put(
                each.getKey(),
                new JsonArray(((JsonArray) each.getValue())
                        .stream()
                                .map(value -> names.maskedOrNull(String.valueOf(value)))
                                .toList())));
        return screened;
    }
}
