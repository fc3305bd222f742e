package pilotcity.portal.face.declared;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import pilotcity.portal.TestPortal;

/**
 * One thing that {@code /api/kinds} declares, with a value that stands in it somewhere.
 *
 * @param kind as {@code /api/kinds} describes it
 * @param field the same
 * @param value null when no document has one
 */
record DeclaredField(JsonObject kind, JsonObject field, Object value) {
    private static final int READ = 400;

    /** Every field of every kind. */
    static List<DeclaredField> all(TestPortal portal) {
        List<DeclaredField> declaredFields = new ArrayList<>();
        for (Object each : new JsonObject(portal.get("/api/kinds").body()).getJsonArray("kinds")) {
            JsonObject kind = (JsonObject) each;
            Map<String, Object> values = values(portal, kind.getString("name"));
            kind.getJsonArray("fields").stream()
                    .map(JsonObject.class::cast)
                    .forEach(field ->
                            declaredFields.add(new DeclaredField(kind, field, values.get(field.getString("name")))));
        }
        return declaredFields;
    }

    private static Map<String, Object> values(TestPortal portal, String kind) {
        Map<String, Object> values = new HashMap<>();
        String address = "/api/search?simulated=include&limit=" + READ + "&kind=" + kind;
        for (Object item : new JsonObject(portal.get(address).body()).getJsonArray("items")) {
            ((JsonObject) item)
                    .getJsonObject("document")
                    .forEach(member -> values.putIfAbsent(member.getKey(), member.getValue()));
        }
        return values;
    }

    String name() {
        return field.getString("name");
    }

    String kindName() {
        return kind.getString("name");
    }

    String plural() {
        return kind.getString("plural");
    }

    String type() {
        return field.getString("type");
    }

    boolean is(String flag) {
        return field.getBoolean(flag);
    }

    /** One value, where the field holds a list. */
    Object one() {
        return value instanceof JsonArray list ? list.getValue(0) : value;
    }

    /** Conditions in CQL2 text with every operator that fits the type; the first is true of some document. */
    List<String> conditions() {
        List<String> conditions = new ArrayList<>();
        if (one() != null && !type().equals("geometry")) {
            conditions.addAll(is("list") ? ofList() : ofValue());
        } else if (one() != null) {
            for (String relation : List.of("S_INTERSECTS", "S_WITHIN", "S_DISJOINT", "S_CONTAINS", "S_CROSSES")) {
                conditions.add(relation + "(" + name() + ", BBOX(73, 17, 136, 54))");
            }
        }
        conditions.add(name() + " IS NULL");
        conditions.add(name() + " IS NOT NULL");
        return conditions;
    }

    private List<String> ofList() {
        String items = "(" + literal() + ")";
        return List.of(
                "A_CONTAINS(" + name() + ", " + items + ")",
                "A_OVERLAPS(" + name() + ", " + items + ")",
                "A_EQUALS(" + name() + ", " + items + ")",
                "A_CONTAINEDBY(" + name() + ", " + items + ")");
    }

    private List<String> ofValue() {
        List<String> conditions = new ArrayList<>();
        for (String operator : List.of("=", "<>", "<", "<=", ">", ">=")) {
            if (!type().equals("boolean") || conditions.size() < 2) {
                conditions.add(name() + " " + operator + " " + literal());
            }
        }
        conditions.add(name() + " IN (" + literal() + ")");
        conditions.addAll(
                switch (type()) {
                    case "integer", "number" ->
                        List.of(name() + " BETWEEN 0 AND " + literal(), name() + " + 1 > " + literal());
                    case "date", "instant" ->
                        List.of(
                                "T_AFTER(" + name() + ", " + literal() + ")",
                                "T_DURING(" + name() + ", INTERVAL('..', '2100-01-01'))");
                    case "boolean" -> List.of(name(), "NOT " + name());
                    default ->
                        List.of(
                                name() + " LIKE '%"
                                        + text().substring(0, text().offsetByCodePoints(0, 1))
                                                .replace("'", "''") + "%'",
                                "CASEI(" + name() + ") = CASEI(" + literal() + ")",
                                "ACCENTI(" + name() + ") = ACCENTI(" + literal() + ")");
                });
        return conditions;
    }

    private String text() {
        return String.valueOf(one());
    }

    private String literal() {
        return switch (type()) {
            case "integer", "number", "boolean" -> text();
            case "date" -> "DATE('" + text() + "')";
            case "instant" -> "TIMESTAMP('" + text() + "')";
            default -> "'" + text().replace("'", "''") + "'";
        };
    }
}
