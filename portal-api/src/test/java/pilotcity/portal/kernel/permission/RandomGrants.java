package pilotcity.portal.kernel.permission;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Grants and requests over a small world, so that they often meet. */
final class RandomGrants {
    private static final List<String> ACTIONS = List.of("report", "accept", "refer", "resolve");
    private static final List<String> KINDS = List.of("record", "campaign", "referral");
    private static final List<String> ORGANISATIONS = List.of("CCG", "GZ-URBAN", "GZ-TRAFFIC");
    private static final List<String> CAMPAIGNS = List.of("bicycle-2011", "light-2012", "noise-2013");
    private static final List<String> DOCUMENTS = List.of("r-1", "r-2", "r-3");
    private static final List<String> PLACES = List.of(
            "440000", "440100", "440106", "440105", "440106001", "440300", "440305", "110000", "110101", "419001");
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final double SIZE = 0.3;

    private final Random random;

    RandomGrants(Random random) {
        this.random = random;
    }

    JsonObject grant() {
        JsonObject grant = new JsonObject().put("type", "pilotcity");
        some(grant, "actions", ACTIONS);
        some(grant, "datatypes", KINDS);
        some(grant, "organisations", ORGANISATIONS);
        some(grant, "campaigns", CAMPAIGNS);
        some(grant, "places", PLACES);
        if (oneIn(3)) {
            grant.put("area", area());
        }
        if (oneIn(8)) {
            grant.put("identifier", one(DOCUMENTS));
        }
        if (oneIn(4)) {
            grant.put("until", time());
        }
        return grant;
    }

    private void some(JsonObject grant, String member, List<String> values) {
        if (oneIn(3)) {
            List<String> chosen = new ArrayList<>(values);
            Collections.shuffle(chosen, random);
            grant.put(member, new JsonArray(chosen.subList(0, 1 + random.nextInt(values.size()))));
        }
    }

    /** What is asked for; each thing but action and kind may be unknown. */
    JsonObject request() {
        JsonObject request = new JsonObject()
                .put("action", one(ACTIONS))
                .put("kind", one(KINDS))
                .put("now", time());
        known(request, "document", DOCUMENTS);
        known(request, "organisation", ORGANISATIONS);
        known(request, "campaign", CAMPAIGNS);
        known(request, "place", PLACES);
        if (!oneIn(6)) {
            request.put("at", position(113.2 + random.nextDouble() * 0.4, 23.0 + random.nextDouble() * 0.4));
        }
        return request;
    }

    private void known(JsonObject request, String member, List<String> values) {
        if (!oneIn(6)) {
            request.put(member, one(values));
        }
    }

    private String time() {
        return NOON.plusSeconds(random.nextInt(-5, 5)).toString();
    }

    private JsonObject area() {
        if (oneIn(3)) {
            JsonArray west = polygon(113.25, 23.2, 0.1, oneIn(2));
            JsonArray east = polygon(113.55, 23.2, 0.1, false);
            return new JsonObject()
                    .put("type", "MultiPolygon")
                    .put("coordinates", new JsonArray().add(west).add(east));
        }
        return new JsonObject().put("type", "Polygon").put("coordinates", polygon(113.4, 23.2, SIZE, oneIn(2)));
    }

    /** A star: its corners lie around the centre at any distance, a hole close around it. */
    private JsonArray polygon(double x, double y, double size, boolean hole) {
        JsonArray rings = new JsonArray().add(ring(x, y, size / 3, size, 5 + random.nextInt(30)));
        return hole ? rings.add(ring(x, y, size / 30, size / 20, 8)) : rings;
    }

    private JsonArray ring(double x, double y, double nearest, double farthest, int corners) {
        JsonArray ring = new JsonArray();
        for (int i = 0; i < corners; i++) {
            double angle = 2 * Math.PI * (i + random.nextDouble() * 0.5) / corners;
            double distance = nearest + random.nextDouble() * (farthest - nearest);
            ring.add(position(x + distance * Math.cos(angle), y + distance * Math.sin(angle)));
        }
        return ring.add(ring.getJsonArray(0));
    }

    private static JsonArray position(double x, double y) {
        return new JsonArray().add(x).add(y);
    }

    /** The same grant, restricted further in some dimensions. */
    JsonObject narrower(JsonObject grant) {
        JsonObject narrow = grant.copy();
        JsonObject other = grant();
        for (String member : List.of("actions", "datatypes", "organisations", "campaigns", "places")) {
            if (grant.containsKey(member)) {
                JsonArray values = narrow.getJsonArray(member);
                while (values.size() > 1 && oneIn(2)) {
                    values.remove(random.nextInt(values.size()));
                }
            } else if (other.containsKey(member)) {
                narrow.put(member, other.getJsonArray(member));
            }
        }
        if (narrow.containsKey("places") && oneIn(2)) {
            narrow.put(
                    "places",
                    new JsonArray().add(within(narrow.getJsonArray("places").getString(0))));
        }
        if (!grant.containsKey("area") && other.containsKey("area")) {
            narrow.put("area", other.getJsonObject("area"));
        } else if (grant.containsKey("area") && oneIn(2)) {
            narrow.put("area", part(grant.getJsonObject("area")));
        }
        if (!grant.containsKey("identifier") && oneIn(6)) {
            narrow.put("identifier", one(DOCUMENTS));
        }
        if (!grant.containsKey("until") || oneIn(2)) {
            Instant until =
                    Instant.parse(grant.getString("until", NOON.plusSeconds(5).toString()));
            narrow.put("until", until.minusSeconds(random.nextInt(3)).toString());
        }
        return narrow;
    }

    private String within(String place) {
        return switch (place) {
            case "440000" -> one(List.of("440000", "440100", "440106", "440300"));
            case "440100" -> one(List.of("440100", "440106", "440105"));
            case "440106" -> one(List.of("440106", "440106001"));
            case "110000" -> one(List.of("110000", "110101"));
            default -> place;
        };
    }

    /**
     * One of the polygons, or a triangle of one: two corners that follow each other, and a point between them and the
     * hole.
     */
    private JsonObject part(JsonObject area) {
        JsonArray coordinates = area.getJsonArray("coordinates");
        boolean several = area.getString("type").equals("MultiPolygon");
        JsonArray polygon = several ? coordinates.getJsonArray(random.nextInt(coordinates.size())) : coordinates;
        return new JsonObject().put("type", "Polygon").put("coordinates", polygon.copy());
    }

    /** A grant that is wider in one dimension that is restricted, or empty of such. */
    JsonObject wider(JsonObject grant) {
        List<String> restricted = new ArrayList<>(grant.fieldNames());
        restricted.remove("type");
        JsonObject wide = grant.copy();
        if (!restricted.isEmpty()) {
            wide.remove(one(restricted));
        }
        return wide;
    }

    boolean oneIn(int chances) {
        return random.nextInt(chances) == 0;
    }

    private String one(List<String> values) {
        return values.get(random.nextInt(values.size()));
    }
}
