package pilotcity.portal.face.desk.dataset;

import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import pilotcity.portal.face.shared.dataset.PublishedSet;
import pilotcity.portal.face.shared.page.Language;
import pilotcity.portal.face.shared.page.TimeFormatter;

/** Versions that are published and not shown yet, as the desk lists them. */
public final class HeldVersions {
    private HeldVersions() {}

    /**
     * Each with {@code number}, {@code shown} (when, for people), {@code local} (the same as a form's local time), {@code
     * by}, {@code notes} and {@code notesEn}.
     */
    public static List<Map<String, @Nullable Object>> of(JsonObject draft, Language language, ZoneId zone) {
        return PublishedSet.objects(draft.getJsonArray("scheduled")).stream()
                .map(version -> {
                    Map<String, @Nullable Object> view = JsonMaps.of(version);
                    String from = version.getString("from");
                    view.put("shown", TimeFormatter.of(from, language, zone));
                    view.put("local", local(from, zone).toString());
                    return view;
                })
                .toList();
    }

    private static LocalDateTime local(String from, ZoneId zone) {
        Instant moment = OffsetDateTime.parse(from).toInstant();
        return LocalDateTime.ofInstant(moment, zone).truncatedTo(ChronoUnit.MINUTES);
    }
}
