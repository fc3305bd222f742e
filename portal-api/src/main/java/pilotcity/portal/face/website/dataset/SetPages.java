package pilotcity.portal.face.website.dataset;

import io.vertx.core.json.JsonObject;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import pilotcity.index.Index;
import pilotcity.index.kind.Kind;
import pilotcity.portal.face.shared.dataset.PublishedSet;
import pilotcity.portal.face.shared.dataset.PublishedVersions;
import pilotcity.portal.face.shared.dataset.SetComparison;
import pilotcity.portal.face.shared.page.Language;
import pilotcity.portal.face.shared.page.TimeFormatter;
import pilotcity.portal.face.shared.page.Visit;
import pilotcity.portal.face.website.DocumentPage;

/** What the pages of a data set and of its versions show. */
record SetPages(Index index, Visit visit, ZoneId zone) {
    static final String KIND = "dataset";

    /** The page of what is published now, or empty where nothing is. */
    Optional<Map<String, @Nullable Object>> set(String id) {
        Kind<?> kind = index.kinds().get(KIND);
        return new DocumentPage(index, kind, visit).read(id).map(model -> {
            PublishedSet set = PublishedSet.newest(index, id);
            List<JsonObject> versions = PublishedVersions.list(index, id);
            Integer newest = set.document().getInteger("newestVersion");
            addVersions(model, versions, null);
            model.put("tables", tables(set, "/datasets/" + id));
            model.put("newest", newest);
            model.put(
                    "newestVersion",
                    versions.stream()
                            .filter(each -> each.getInteger("number").equals(newest))
                            .map(this::version)
                            .findFirst()
                            .orElse(null));
            return model;
        });
    }

    /** Every version of a data set, whether or not it is still shown. */
    List<JsonObject> versions(String id) {
        return PublishedVersions.list(index, id);
    }

    /** The page of a version, or of what is left of one that was withdrawn. */
    Map<String, @Nullable Object> version(String id, JsonObject version, List<JsonObject> all) {
        boolean withdrawn = "withdrawn".equals(version.getString("status"));
        Map<String, @Nullable Object> model = new HashMap<>();
        Language language = visit.language();
        model.put("id", id);
        model.put("version", version(version));
        model.put("withdrawn", withdrawn);
        addVersions(model, all, version.getInteger("number"));
        model.put("heading", name(version, language));
        model.put("shown", index.find(KIND, id).isPresent());
        model.put("datasetVersion", version.getMap());
        PublishedSet set = new PublishedSet(id, version.getInteger("number"), version);
        model.put(
                "tables",
                withdrawn ? List.of() : tables(set, "/datasets/" + id + "/versions/" + version.getInteger("number")));
        model.put(
                "files",
                withdrawn
                        ? List.of()
                        : set.files().stream().map(file -> file(set, file)).toList());
        return model;
    }

    /**
     * All versions, each with the one before it that is still shown, and the two that a reader is offered to compare.
     *
     * @param shown the number of the version whose page it is, or null
     */
    private void addVersions(Map<String, @Nullable Object> model, List<JsonObject> all, @Nullable Integer shown) {
        List<Integer> there = all.stream()
                .filter(each -> "published".equals(each.getString("status")))
                .map(each -> each.getInteger("number"))
                .toList();
        List<Map<String, @Nullable Object>> views = new ArrayList<>();
        for (JsonObject each : all) {
            Map<String, @Nullable Object> view = version(each);
            view.put(
                    "previous",
                    there.stream()
                            .filter(number -> number < each.getInteger("number"))
                            .findFirst()
                            .orElse(null));
            views.add(view);
        }
        model.put("versions", views);
        model.put("comparable", there.size() > 1);
        if (there.size() > 1) {
            int newest = there.getFirst();
            boolean isOlder = shown != null && shown < newest && there.contains(shown);
            addCompared(model, isOlder ? shown : there.get(1), newest);
        }
    }

    private static void addCompared(Map<String, @Nullable Object> model, @Nullable Integer from, @Nullable Integer to) {
        model.put("comparedFrom", from);
        model.put("comparedTo", to);
    }

    /** What the page of a comparison shows besides the difference itself. */
    Map<String, @Nullable Object> comparison(SetComparison found) {
        Map<String, @Nullable Object> model = new HashMap<>();
        String id = found.after().id();
        model.put("id", id);
        addVersions(model, versions(id), null);
        addCompared(model, found.before().number(), found.after().number());
        model.put("shown", index.find(KIND, id).isPresent());
        return model;
    }

    private static Map<String, @Nullable Object> file(PublishedSet set, JsonObject file) {
        Map<String, @Nullable Object> view = new HashMap<>(file.getMap());
        view.put("name", set.nameOf(file));
        return view;
    }

    static String name(JsonObject document, Language language) {
        return Objects.requireNonNullElse(either(document, "name", language), "");
    }

    Map<String, @Nullable Object> version(JsonObject version) {
        Map<String, @Nullable Object> view = new HashMap<>(version.getMap());
        Language language = visit.language();
        view.put("published", TimeFormatter.of(version.getString("publishedAt"), language, zone));
        view.put(
                "day",
                TimeFormatter.instant(version.getString("publishedAt"))
                        .atZone(zone)
                        .toLocalDate());
        String withdrawn = version.getString("withdrawnAt");
        view.put("withdrawnOn", withdrawn == null ? null : TimeFormatter.of(withdrawn, language, zone));
        view.put("words", either(version, "notes", language));
        view.put("why", either(version, "reason", language));
        return view;
    }

    static @Nullable String either(JsonObject document, String name, Language language) {
        String chinese = document.getString(name);
        String english = document.getString(name + "En");
        return language == Language.ZH ? (chinese == null ? english : chinese) : (english == null ? chinese : english);
    }

    private List<Map<String, @Nullable Object>> tables(PublishedSet set, String address) {
        List<Map<String, @Nullable Object>> tables = new ArrayList<>();
        for (JsonObject table : set.tables()) {
            Map<String, @Nullable Object> view = new HashMap<>(table.getMap());
            view.put("words", either(table, "title", visit.language()));
            view.put("address", address + "/tables/");
            tables.add(view);
        }
        return tables;
    }
}
