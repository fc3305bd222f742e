package pilotcity.portal.face.desk.dataset;

import io.vertx.core.json.JsonObject;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import pilotcity.portal.face.shared.dataset.PublishedSet;
import pilotcity.portal.face.shared.page.Language;
import pilotcity.portal.face.shared.page.TimeFormatter;

/**
 * What reviewers have said.
 *
 * @param current of the draft that there is
 * @param earlier of what has been published or given up, newest first
 */
public record ReviewRemarks(List<Map<String, @Nullable Object>> current, List<Map<String, @Nullable Object>> earlier) {
    public static ReviewRemarks of(JsonObject draft, Language language, ZoneId zone) {
        List<JsonObject> all = PublishedSet.objects(draft.getJsonArray("remarks"));
        return new ReviewRemarks(
                views(all, true, draft, language, zone), views(all.reversed(), false, draft, language, zone));
    }

    private static List<Map<String, @Nullable Object>> views(
            List<JsonObject> remarks, boolean current, JsonObject draft, Language language, ZoneId zone) {
        boolean open = draft.getString("state") != null;
        return remarks.stream()
                .filter(remark ->
                        current == (open && remark.getInteger("version").equals(draft.getInteger("nextVersion"))))
                .map(remark -> {
                    Map<String, @Nullable Object> view = new HashMap<>(remark.getMap());
                    view.put("at", TimeFormatter.of(remark.getString("at"), language, zone));
                    return view;
                })
                .toList();
    }
}
