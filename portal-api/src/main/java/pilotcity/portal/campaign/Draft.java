package pilotcity.portal.campaign;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygonal;
import pilotcity.index.kind.Label;
import pilotcity.index.spatial.GeoJson;
import pilotcity.index.spatial.Geometries;
import pilotcity.portal.kernel.access.Actor;
import pilotcity.portal.kernel.access.Need;
import pilotcity.portal.kernel.http.Problem;
import pilotcity.portal.kernel.write.Input;
import pilotcity.portal.kernel.write.Transaction;

/** A campaign as a write is to leave it. */
record Draft(Campaign campaign) {
    private static final int MOST_CORNERS = 500;

    private static final String UNKNOWN = """
            SELECT ARRAY(SELECT id FROM unnest($1::text[]) id WHERE id NOT IN (SELECT id FROM category)) AS categories,
                   ARRAY(SELECT id FROM unnest($2::text[]) id WHERE id NOT IN (SELECT id FROM place)) AS places,
                   (SELECT type FROM organisation WHERE id = $3) AS organisation,
                   (SELECT type FROM organisation WHERE id = $4) AS agency
            """;

    static Draft opened(String id, Input input) {
        return new Draft(merged(
                new Campaign(
                        id,
                        0,
                        "open",
                        input.get("name"),
                        null,
                        input.get("organisation"),
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        List.of(),
                        List.of(),
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        false),
                "open",
                input));
    }

    static Draft changed(Campaign before, Input input) {
        return new Draft(merged(before, before.status(), input));
    }

    static Draft replaced(Campaign before, Input input) {
        return new Draft(merged(emptied(before), before.status(), input));
    }

    /** Without what a write can give. */
    private static Campaign emptied(Campaign was) {
        return new Campaign(
                was.id(),
                was.version(),
                was.status(),
                was.name(),
                null,
                was.organisation(),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                List.of(),
                List.of(),
                null,
                was.started(),
                null,
                null,
                null,
                null,
                was.sourceTitle(),
                was.sourceUrl(),
                was.dataset(),
                was.simulated());
    }

    static Draft closed(Campaign before, LocalDate until, Input input) {
        Map<String, Object> values = new HashMap<>(input.values());
        values.put("untilDate", until);
        return new Draft(merged(before, "closed", new Input(values)));
    }

    /** What is given, else what was; nothing for what is to be emptied. */
    private static Campaign merged(Campaign was, String status, Input input) {
        List<String> clear = input.texts("clear");
        return new Campaign(
                was.id(),
                was.version() + 1,
                status,
                Objects.requireNonNullElse(input.text("name"), was.name()),
                text(input, clear, "nameEn", was.nameEn()),
                was.organisation(),
                text(input, clear, "agency", was.agency()),
                text(input, clear, "theme", was.theme()),
                text(input, clear, "themeEn", was.themeEn()),
                text(input, clear, "hashtag", was.hashtag()),
                text(input, clear, "poster", was.poster()),
                text(input, clear, "posterEn", was.posterEn()),
                text(input, clear, "description", was.description()),
                text(input, clear, "descriptionEn", was.descriptionEn()),
                texts(input, clear, "categories", was.categories()),
                texts(input, clear, "places", was.places()),
                clear.contains("geometry") ? null : input.has("geometry") ? input.geometry("geometry") : was.area(),
                was.started(),
                date(input, clear, "fromDate", was.fromDate()),
                date(input, clear, "untilDate", was.untilDate()),
                text(input, clear, "note", was.note()),
                text(input, clear, "noteEn", was.noteEn()),
                was.sourceTitle(),
                was.sourceUrl(),
                was.dataset(),
                was.simulated());
    }

    private static @Nullable String text(Input input, List<String> clear, String name, @Nullable String was) {
        return clear.contains(name) ? null : input.has(name) ? input.text(name) : was;
    }

    private static @Nullable LocalDate date(Input input, List<String> clear, String name, @Nullable LocalDate was) {
        return clear.contains(name) ? null : input.has(name) ? input.date(name) : was;
    }

    private static List<String> texts(Input input, List<String> clear, String name, List<String> was) {
        return clear.contains(name)
                ? List.of()
                : input.has(name) ? input.texts(name).stream().distinct().toList() : was;
    }

    /** Fails with a problem when the actor may not write it, as it was or as it is to be, or when it cannot be so. */
    Future<Void> check(Transaction transaction, Campaign before) {
        checkArea();
        checkDates();
        new Draft(before).checkGrants(transaction);
        checkGrants(transaction);
        return transaction
                .sql()
                .preparedQuery(UNKNOWN)
                .execute(Tuple.of(
                        campaign.categories().toArray(String[]::new),
                        campaign.places().toArray(String[]::new),
                        campaign.organisation(),
                        campaign.agency()))
                .map(rows -> {
                    checkReferences(rows.iterator().next());
                    return null;
                });
    }

    /** @throws Problem when the actor may not do this to the campaign as it is here */
    void checkGrants(Transaction transaction) {
        require(transaction.actor(), transaction.need());
    }

    /** @throws Problem when {@code actor} may not do what {@code need} says with the campaign as it is here */
    void require(Actor actor, Need need) {
        needs(need, campaign).distinct().forEach(actor::require);
    }

    private void checkArea() {
        Geometry area = campaign.area();
        if (area != null && !(area instanceof Polygonal)) {
            throw Problem.field("geometry", "must be a polygon, not a " + area.getGeometryType());
        }
        if (area != null && area.getNumPoints() > MOST_CORNERS) {
            throw Problem.field("geometry", "has at most " + MOST_CORNERS + " corners");
        }
        if (area != null) {
            requireValid(area);
        }
    }

    private static void requireValid(Geometry area) {
        try {
            Geometries.requireValid(area);
        } catch (IllegalArgumentException e) {
            throw Problem.field("geometry", String.valueOf(e.getMessage()));
        }
    }

    private void checkDates() {
        LocalDate from = campaign.fromDate();
        LocalDate until = campaign.untilDate();
        if (from != null && until != null && until.isBefore(from)) {
            throw tooEarly(new Label("不能早于第一天 " + from, "must not be before fromDate, " + from));
        }
        String started = campaign.started();
        if (started != null && until != null && isBefore(until, started)) {
            throw tooEarly(new Label("不能早于开始的时间 " + started, "must not be before it started, " + started));
        }
    }

    /** Whether a day is before a time that is known to the year, the month or the day. */
    private static boolean isBefore(LocalDate day, String time) {
        String known = day.toString();
        return known.substring(0, Math.min(known.length(), time.length())).compareTo(time) < 0;
    }

    private static Problem tooEarly(Label reason) {
        return Problem.field("untilDate", reason);
    }

    private void checkReferences(Row unknown) {
        refuse("categories", "category", unknown.getArrayOfStrings("categories"));
        refuse("places", "place", unknown.getArrayOfStrings("places"));
        String organisation = unknown.getString("organisation");
        if (organisation == null || organisation.equals("company")) {
            throw Problem.field("organisation", "must be an NGO or an agency of the portal");
        }
        if (campaign.agency() != null && !"agency".equals(unknown.getString("agency"))) {
            throw Problem.field("agency", "must be an agency of the portal");
        }
    }

    private static void refuse(String field, String kind, String[] unknown) {
        if (unknown.length > 0) {
            throw Problem.field(field, "there is no " + kind + " " + String.join(", ", unknown));
        }
    }

    /** One for each place, or each corner of the area in it; one alone where there is neither. */
    private static Stream<Need> needs(Need of, Campaign campaign) {
        Need need = of.organisation(campaign.organisation()).campaign(of.document());
        List<@Nullable String> places = new ArrayList<>(campaign.places());
        if (places.isEmpty()) {
            places.add(null);
        }
        List<@Nullable Point> points = points(campaign.area());
        return places.stream().flatMap(place -> points.stream().map(point -> need.at(place, point)));
    }

    private static List<@Nullable Point> points(@Nullable Geometry area) {
        List<@Nullable Point> points = new ArrayList<>();
        if (area == null) {
            points.add(null);
            return points;
        }
        for (Coordinate corner : area.getCoordinates()) {
            points.add(Geometries.point(corner.x, corner.y));
        }
        points.add(area.getInteriorPoint());
        return points;
    }

    static Tuple parameters(Campaign campaign) {
        Geometry area = campaign.area();
        return Tuple.tuple()
                .addString(campaign.id())
                .addInteger(campaign.version())
                .addString(campaign.status())
                .addString(campaign.name())
                .addString(campaign.nameEn())
                .addString(campaign.agency())
                .addString(campaign.theme())
                .addString(campaign.themeEn())
                .addString(campaign.hashtag())
                .addString(campaign.poster())
                .addString(campaign.posterEn())
                .addString(campaign.description())
                .addString(campaign.descriptionEn())
                .addString(area == null ? null : GeoJson.text(area))
                .addLocalDate(campaign.fromDate())
                .addLocalDate(campaign.untilDate())
                .addString(campaign.note())
                .addString(campaign.noteEn());
    }
}
