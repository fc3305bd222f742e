package pilotcity.portal.dataset.draft;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import pilotcity.index.kind.Label;
import pilotcity.portal.kernel.datasetimport.SpdxLicences;
import pilotcity.portal.kernel.problem.Problem;
import pilotcity.portal.kernel.verb.input.InputField;
import pilotcity.portal.kernel.verb.input.VerbInput;

/** What a publisher says of a data set: each field of a form and where it stands in the description. */
final class DescriptionFields {
    private static final String LICENCE = "license";

    private static final int TITLE = 200;
    private static final int TEXT = 4000;

    /** Where a value stands in the description: {@code title.zh}. */
    private record Place(InputField field, String... path) {}

    private static final List<Place> PLACES = List.of(
            new Place(InputField.text("name", TITLE, "中文名称", "The title in Chinese"), "title", "zh"),
            new Place(InputField.text("nameEn", TITLE, "英文名称", "The title in English"), "title", "en"),
            new Place(InputField.text("description", TEXT, "简介", "What it holds, in Chinese"), "description", "zh"),
            new Place(InputField.text("descriptionEn", TEXT, "英文简介", "What it holds, in English"), "description", "en"),
            new Place(
                    InputField.text("keywords", TITLE, "关键词", "Keywords in Chinese")
                            .many(),
                    "keywords",
                    "zh"),
            new Place(
                    InputField.text("keywordsEn", TITLE, "英文关键词", "Keywords in English")
                            .many(),
                    "keywords",
                    "en"),
            new Place(
                    InputField.text(
                            LICENCE,
                            TITLE,
                            "许可，用 SPDX 标识，如 CC-BY-4.0",
                            "The licence by its SPDX identifier, such as CC-BY-4.0"),
                    "license"),
            new Place(InputField.text("attribution", TITLE, "署名", "Whom to name, in Chinese"), "attribution", "zh"),
            new Place(InputField.text("attributionEn", TITLE, "英文署名", "Whom to name, in English"), "attribution", "en"),
            new Place(InputField.text("contactName", TITLE, "联系人", "Whom to ask about it"), "contactPoint", "name"),
            new Place(InputField.text("contactEmail", TITLE, "联系邮箱", "Where to write to"), "contactPoint", "email"),
            new Place(
                    InputField.text(
                                    "themes",
                                    TITLE,
                                    "主题：欧盟数据主题词表中的网址",
                                    "Themes: addresses in the EU vocabulary of data themes")
                            .many(),
                    "themes"),
            new Place(
                    InputField.text("languages", 20, "数据的语言，如 zh", "Languages of the data, such as zh")
                            .many(),
                    "languages"),
            new Place(
                    InputField.text(
                            "frequency",
                            TITLE,
                            "更新频率：欧盟频率词表中的网址",
                            "How often it is updated: an address in the EU vocabulary of frequencies"),
                    "accrualPeriodicity"),
            new Place(InputField.id("place", "place", "所述的区划", "The division that it is about"), "spatial", "place"),
            new Place(
                    InputField.date("temporalStart", "所述时段的第一天", "The first day that it is about"),
                    "temporal",
                    "start"),
            new Place(InputField.date("temporalEnd", "所述时段的最后一天", "The last day that it is about"), "temporal", "end"),
            new Place(
                    InputField.text("provenance", TEXT, "数据的由来", "Where the data comes from, in Chinese"),
                    "provenance",
                    "zh"),
            new Place(
                    InputField.text("provenanceEn", TEXT, "由来的英文说明", "Where the data comes from, in English"),
                    "provenance",
                    "en"));

    static final List<InputField> FIELDS = PLACES.stream().map(Place::field).toList();

    private DescriptionFields() {}

    static InputField clear() {
        return InputField.code(
                        "clear",
                        "要清空的内容",
                        "What is to be emptied",
                        FIELDS.stream()
                                .map(field -> new String[] {
                                    field.name(),
                                    field.description().zh(),
                                    field.description().en()
                                })
                                .toArray(String[][]::new))
                .many();
    }

    /** The description with what is given; what is not given stays. */
    static JsonObject merge(JsonObject description, VerbInput input) {
        JsonObject merged = description.copy();
        List<String> clear = input.texts("clear");
        for (Place place : PLACES) {
            String name = place.field().name();
            Object value = input.values().get(name);
            if (clear.contains(name)) {
                if (value != null) {
                    throw Problem.field("clear", "'" + name + "' is given and emptied at once");
                }
                put(merged, place.path(), null);
            } else if (value != null) {
                put(merged, place.path(), name.equals(LICENCE) ? licence(value.toString()) : json(value));
            }
        }
        requireOrder(merged);
        return merged;
    }

    private static String licence(String given) {
        return SpdxLicences.find(given)
                .orElseThrow(() -> Problem.field(
                        LICENCE,
                        new Label(
                                "“" + given + "”不是 SPDX 许可标识（如 CC-BY-4.0、CC0-1.0），也不是许可的网址",
                                "'" + given + "' is no licence of the SPDX list, such as CC-BY-4.0 or CC0-1.0, and no"
                                        + " address of one")));
    }

    /** What a description says, by the names of the fields. */
    static JsonObject values(JsonObject description) {
        JsonObject values = new JsonObject();
        for (Place place : PLACES) {
            Object value = description;
            for (String step : place.path()) {
                value = value instanceof JsonObject owner ? owner.getValue(step) : null;
            }
            if (value != null) {
                values.put(place.field().name(), value);
            }
        }
        return values;
    }

    private static Object json(Object value) {
        return switch (value) {
            case LocalDate day -> day.toString();
            case List<?> list -> new JsonArray(list);
            default -> value;
        };
    }

    private static void put(JsonObject description, String[] path, @Nullable Object value) {
        JsonObject owner = description;
        if (path.length > 1) {
            JsonObject inner = description.getJsonObject(path[0]);
            owner = inner == null ? new JsonObject() : inner;
            description.put(path[0], owner);
        }
        String last = path[path.length - 1];
        if (value == null) {
            owner.remove(last);
            if (path.length > 1 && owner.isEmpty()) {
                description.remove(path[0]);
            }
        } else {
            owner.put(last, value);
        }
    }

    private static void requireOrder(JsonObject description) {
        JsonObject temporal = Objects.requireNonNullElseGet(description.getJsonObject("temporal"), JsonObject::new);
        String start = temporal.getString("start");
        String end = temporal.getString("end");
        if (start != null && end != null && start.compareTo(end) > 0) {
            throw Problem.field("temporalEnd", new Label("早于时段的第一天", "is before temporalStart"));
        }
    }
}
