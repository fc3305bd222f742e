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
import pilotcity.index.spatial.Geometries;
import pilotcity.portal.kernel.permission.Actor;
import pilotcity.portal.kernel.permission.Permission;
import pilotcity.portal.kernel.problem.Problem;
import pilotcity.portal.kernel.verb.WriteTransaction;
import pilotcity.portal.kernel.verb.input.VerbInput;

/** A campaign as a write will leave it, with the checks it must pass. */
record CampaignDraft(Campaign campaign) {
    private static final int MOST_CORNERS = 500;

    private static final String UNKNOWN = """
            SELECT ARRAY(SELECT id FROM unnest($1::text[]) id WHERE id NOT IN (SELECT id FROM category)) AS categories,
                   ARRAY(SELECT id FROM unnest($2::text[]) id WHERE id NOT IN (SELECT id FROM place)) AS places,
                   (SELECT type FROM organisation WHERE id = $3) AS organisation,
                   (SELECT type FROM organisation WHERE id = $4) AS agency
            """;

    static CampaignDraft opened(String id, VerbInput input) {
        Campaign empty = Campaign.TYPE.make(Map.of(
                "id",
                id,
                "version",
                0,
                "status",
                "open",
                "name",
                input.get("name"),
                "organisation",
                input.get("organisation"),
                "simulated",
                false));
        return merged(empty, "open", input);
    }

    static CampaignDraft changed(Campaign before, VerbInput input) {
        return merged(before, before.status(), input);
    }

    /** Without what a write can give, unless this one gives it. */
    static CampaignDraft replaced(Campaign before, VerbInput input) {
        Map<String, @Nullable Object> emptied = new HashMap<>();
        CampaignVerbs.GIVEN.forEach(field -> emptied.put(field, null));
        return merged(Campaign.TYPE.with(before, emptied), before.status(), input);
    }

    static CampaignDraft closed(Campaign before, LocalDate until, VerbInput input) {
        Map<String, Object> values = new HashMap<>(input.values());
        values.put("untilDate", until);
        return merged(before, "closed", new VerbInput(values));
    }

    /** What is given, else what was; nothing for what is to be emptied. */
    private static CampaignDraft merged(Campaign was, String status, VerbInput input) {
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put("version", was.version() + 1);
        values.put("status", status);
        values.put("name", Objects.requireNonNullElse(input.text("name"), was.name()));
        List<String> clear = input.texts("clear");
        for (String field : CampaignVerbs.GIVEN) {
            if (clear.contains(field)) {
                values.put(field, null);
            } else if (input.has(field)) {
                values.put(field, given(input.values().get(field)));
            }
        }
        return new CampaignDraft(Campaign.TYPE.with(was, values));
    }

    private static @Nullable Object given(@Nullable Object value) {
        return value instanceof List<?> items ? items.stream().distinct().toList() : value;
    }

    /** Fails with a problem when the actor may not write it, as it was or as it is to be, or when it cannot be so. */
    Future<Void> check(WriteTransaction transaction, Campaign before) {
        checkArea();
        checkDates();
        new CampaignDraft(before).checkGrants(transaction);
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
    void checkGrants(WriteTransaction transaction) {
        require(transaction.actor(), transaction.permission());
    }

    /** @throws Problem when {@code actor} may not do what {@code permission} says with the campaign as it is here */
    void require(Actor actor, Permission permission) {
        needs(permission, campaign).distinct().forEach(actor::require);
    }

    private void checkArea() {
        Geometry area = campaign.geometry();
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

    /** Whether a day is before a time that is given to the year, the month or the day. */
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
    private static Stream<Permission> needs(Permission of, Campaign campaign) {
        Permission permission = of.organisation(campaign.organisation()).campaign(of.document());
        List<@Nullable String> places = new ArrayList<>(campaign.places());
        if (places.isEmpty()) {
            places.add(null);
        }
        List<@Nullable Point> points = points(campaign.geometry());
        return places.stream().flatMap(place -> points.stream().map(point -> permission.at(place, point)));
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
}
