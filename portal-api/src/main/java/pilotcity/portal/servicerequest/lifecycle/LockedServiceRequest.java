package pilotcity.portal.servicerequest.lifecycle;

import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Point;
import pilotcity.index.spatial.Geometries;
import pilotcity.portal.kernel.db.mapping.ColumnValues;
import pilotcity.portal.kernel.permission.Permission;
import pilotcity.portal.kernel.problem.Problem;

/** A service request locked for the rest of the transaction, with the columns that its rules need. */
public record LockedServiceRequest(Row row) {
    private static final String LOCK = """
            SELECT record.*, original.lon AS exact_lon, original.lat AS exact_lat,
                   category.sensitive AS sensitive,
                   campaign.organisation AS collector,
                   referral.organisation AS referrer,
                   CASE WHEN $2 THEN
                   (SELECT jsonb_build_object('by', entry.organisation) FROM record_entry entry
                     WHERE entry.record = record.id AND entry.step = 'refer'
                       AND entry.holder_organisation = record.organisation
                     ORDER BY entry.id DESC LIMIT 1) END AS handed,
                   (SELECT jsonb_object_agg(organisation.id, organisation.type) FROM organisation
                     WHERE organisation.id IN (record.organisation, campaign.organisation, referral.organisation))
                       AS types
              FROM record
              LEFT JOIN record_original original ON original.record = record.id
              LEFT JOIN category ON category.id = record.category
              LEFT JOIN campaign ON campaign.id = record.campaign
              LEFT JOIN referral ON referral.id = record.referral
             WHERE record.id = $1
               FOR UPDATE OF record
            """;

    /** Completes with the record {@code id}; fails with NOT_FOUND when there is none. */
    public static Future<LockedServiceRequest> lock(SqlClient sql, String id) {
        return lock(sql, id, false);
    }

    /** @param sender whether {@link #sender} is going to be asked for */
    public static Future<LockedServiceRequest> lock(SqlClient sql, String id, boolean sender) {
        return sql.preparedQuery(LOCK).execute(Tuple.of(id, sender)).map(rows -> {
            if (rows.size() == 0) {
                throw Problem.notFound("there is no record '" + id + "'");
            }
            return new LockedServiceRequest(rows.iterator().next());
        });
    }

    public String id() {
        return row.getString("id");
    }

    public int version() {
        return row.getInteger("version");
    }

    public Status status() {
        return Status.of(row.getString("status"));
    }

    public @Nullable String text(String column) {
        return row.getString(column);
    }

    public boolean flag(String column) {
        return Boolean.TRUE.equals(row.getBoolean(column));
    }

    public Instant updated() {
        return ColumnValues.instant(row, "updated_at");
    }

    /** When it was closed, or null while it is open. */
    public @Nullable Instant closed() {
        return ColumnValues.findInstant(row, "closed_at");
    }

    /** Where it exactly is: what grants are about, also where less is published. */
    public @Nullable Point exactPoint() {
        Double lon = row.getDouble("exact_lon");
        Double lat = row.getDouble("exact_lat");
        return lon == null || lat == null ? ColumnValues.point(row) : Geometries.point(lon, lat);
    }

    /** The organisations that follow up: that of the campaign, and the one that referred it. */
    public List<String> followers() {
        return Stream.of(row.getString("collector"), row.getString("referrer"))
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }

    /**
     * To whom it is returned: the organisation that referred it, or the portal when empty. What was not referred goes
     * to who follows up, never to the organisation that returns it.
     */
    public Optional<String> sender() {
        JsonObject handed = row.getJsonObject("handed");
        if (handed != null) {
            return Optional.ofNullable(handed.getString("by"));
        }
        return followers().stream()
                .filter(follower -> !follower.equals(row.getString("organisation")))
                .reduce((collector, referrer) -> referrer);
    }

    /** What sort of organisation {@code id} is: its role in the history. */
    public String type(String id) {
        JsonObject types = row.getJsonObject("types");
        return types == null ? "agency" : types.getString(id, "agency");
    }

    /** @throws Problem CONFLICT unless {@code other} is simulated where this is, and real where this is */
    public void requireSameSimulation(boolean simulated, String field, String other) {
        if (simulated != flag("simulated")) {
            throw Problem.of(
                    Problem.Kind.CONFLICT,
                    field + ": '" + other + "' is " + (simulated ? "simulated" : "real") + " and record '" + id()
                            + "' is "
                            + (simulated ? "real" : "simulated") + "; they do not go together");
        }
    }

    /** What a grant must cover for {@code permission} on this record. */
    public Permission permissionFor(Permission permission) {
        return permission.document(id()).campaign(row.getString("campaign")).at(row.getString("place"), exactPoint());
    }

    /** The public columns, for the audit log. */
    public JsonObject json() {
        JsonObject json = new JsonObject();
        for (int i = 0; i < row.size(); i++) {
            String column = row.getColumnName(i);
            if (PUBLIC.contains(column) && row.getValue(i) != null) {
                Object value = row.getValue(i);
                json.put(
                        column,
                        value instanceof JsonObject || value instanceof JsonArray || value instanceof Number
                                ? value
                                : value.toString());
            }
        }
        return json;
    }

    private static final List<String> PUBLIC = List.of(
            "status",
            "category",
            "description",
            "place",
            "lon",
            "lat",
            "address",
            "campaign",
            "referral",
            "duplicate_of",
            "holder",
            "organisation",
            "responsible",
            "due_at",
            "closed_at",
            "disputes");
}
