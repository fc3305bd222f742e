package pilotcity.portal.kernel.permission;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import pilotcity.index.text.InvisibleCharacters;
import pilotcity.portal.kernel.http.request.StrictJson;
import pilotcity.portal.kernel.problem.Problem;

/** Grants as {@code authorization_details} (RFC 9396). What is unknown, empty or of another type is refused. */
public final class GrantJson {
    public static final String CLAIM = "authorization_details";

    private static final String TYPE = "pilotcity";
    private static final int MOST_GRANTS = 50;
    private static final int MOST_VALUES = 200;
    private static final int LONGEST_VALUE = 200;
    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9-]*");
    private static final Set<String> MEMBERS = Set.of(
            "type", "actions", "datatypes", "organisations", "campaigns", "places", "area", "identifier", "until");

    private GrantJson() {}

    /** @throws Problem that names the member which is wrong */
    public static List<Grant> read(@Nullable Object details) {
        List<Object> items = list(details, CLAIM, MOST_GRANTS);
        List<Grant> grants = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            String path = CLAIM + "[" + i + "]";
            if (!(object(items.get(i)) instanceof JsonObject item)) {
                throw Problem.field(path, "must be an object");
            }
            grants.add(grant(item, path + "."));
        }
        return grants;
    }

    /** The entries that are meant for a portal; an outside issuer may add others' (RFC 9396, clause 2). */
    public static List<Grant> readOwn(@Nullable Object details) {
        if (details == null) {
            return List.of();
        }
        List<Object> own = list(details, CLAIM, MOST_GRANTS).stream()
                .filter(item -> !(object(item) instanceof JsonObject other) || TYPE.equals(other.getValue("type")))
                .toList();
        return own.isEmpty() ? List.of() : read(own);
    }

    private static Grant grant(JsonObject item, String path) {
        StrictJson.requireKnown(item, MEMBERS, path);
        if (!TYPE.equals(item.getValue("type"))) {
            throw Problem.field(path + "type", "must be \"" + TYPE + "\"");
        }
        return Grant.builder()
                .actions(names(item, "actions", path))
                .kinds(names(item, "datatypes", path))
                .organisations(texts(item, "organisations", path))
                .campaigns(texts(item, "campaigns", path))
                .places(places(item, path))
                .area(area(item, path))
                .document(
                        item.containsKey("identifier") ? text(item.getValue("identifier"), path + "identifier") : null)
                .until(until(item, path))
                .build();
    }

    private static @Nullable Set<String> names(JsonObject item, String member, String path) {
        Set<String> names = texts(item, member, path);
        if (names != null && !names.stream().allMatch(name -> NAME.matcher(name).matches())) {
            throw Problem.field(path + member, "must be names of letters and digits");
        }
        return names;
    }

    private static @Nullable Set<String> texts(JsonObject item, String member, String path) {
        if (!item.containsKey(member)) {
            return null;
        }
        Set<String> texts = new LinkedHashSet<>();
        for (Object value : list(item.getValue(member), path + member, MOST_VALUES)) {
            if (!texts.add(text(value, path + member))) {
                throw Problem.field(path + member, "names '" + value + "' twice");
            }
        }
        return texts;
    }

    private static @Nullable GrantPlaces places(JsonObject item, String path) {
        Set<String> codes = texts(item, "places", path);
        try {
            return codes == null ? null : GrantPlaces.of(codes);
        } catch (IllegalArgumentException e) {
            throw Problem.field(path + "places", String.valueOf(e.getMessage()));
        }
    }

    private static @Nullable GrantArea area(JsonObject item, String path) {
        if (!item.containsKey("area")) {
            return null;
        }
        if (!(object(item.getValue("area")) instanceof JsonObject shape)) {
            throw Problem.field(path + "area", "must be a GeoJSON Polygon or MultiPolygon");
        }
        StrictJson.requireKnown(shape, Set.of("type", "coordinates"), path + "area.");
        try {
            return GrantArea.of(shape);
        } catch (IllegalArgumentException e) {
            throw Problem.field(path + "area", String.valueOf(e.getMessage()));
        }
    }

    private static @Nullable Instant until(JsonObject item, String path) {
        if (!item.containsKey("until")) {
            return null;
        }
        String text = text(item.getValue("until"), path + "until");
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw Problem.field(path + "until", "must be an RFC 3339 time with an offset, not '" + text + "'");
        }
    }

    private static String text(@Nullable Object value, String path) {
        if (value instanceof String text && !InvisibleCharacters.isBlank(text) && text.length() <= LONGEST_VALUE) {
            return text;
        }
        throw Problem.field(path, "must be a text of 1 to " + LONGEST_VALUE + " characters");
    }

    private static List<Object> list(@Nullable Object value, String path, int most) {
        List<Object> items = new ArrayList<>();
        switch (value) {
            case JsonArray array -> array.forEach(items::add);
            case Collection<?> array -> items.addAll(array);
            case null, default -> throw Problem.field(path, "must be a list");
        }
        if (items.isEmpty()) {
            throw Problem.field(path, "must not be empty; leave it out to restrict nothing");
        }
        if (items.size() > most) {
            throw Problem.field(path, "has more than " + most + " entries");
        }
        return items;
    }

    /** An object as such, whichever way it was read. */
    private static @Nullable Object object(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            JsonObject object = new JsonObject();
            map.forEach((name, member) -> object.put(String.valueOf(name), member));
            return object;
        }
        return value;
    }

    public static JsonArray write(List<Grant> grants) {
        JsonArray details = new JsonArray();
        grants.forEach(grant -> details.add(write(grant)));
        return details;
    }

    private static JsonObject write(Grant grant) {
        JsonObject item = new JsonObject().put("type", TYPE);
        put(item, "actions", grant.actions());
        put(item, "datatypes", grant.kinds());
        put(item, "organisations", grant.organisations());
        put(item, "campaigns", grant.campaigns());
        put(item, "places", grant.places() == null ? null : grant.places().codes());
        put(item, "area", grant.area() == null ? null : grant.area().json());
        put(item, "identifier", grant.document());
        put(item, "until", grant.until() == null ? null : grant.until().toString());
        return item;
    }

    private static void put(JsonObject item, String member, @Nullable Object value) {
        if (value instanceof Set<?> values) {
            item.put(member, new JsonArray(List.copyOf(values)));
        } else if (value != null) {
            item.put(member, value);
        }
    }
}
