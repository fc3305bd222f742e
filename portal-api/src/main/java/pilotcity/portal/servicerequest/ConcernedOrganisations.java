package pilotcity.portal.servicerequest;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import pilotcity.portal.kernel.db.mapping.ColumnValues;
import pilotcity.portal.kernel.permission.Actor;
import pilotcity.portal.kernel.permission.Permission;

/** The organisations concerned: the one that has custody, the one responsible, and the one that collected it. */
public record ConcernedOrganisations(Row row) {
    private static final String SELECT = """
            SELECT record.organisation, record.responsible, record.campaign, record.place,
                   campaign.organisation AS collector,
                   coalesce(original.lon, record.lon) AS lon, coalesce(original.lat, record.lat) AS lat
              FROM record
              LEFT JOIN record_original original ON original.record = record.id
              LEFT JOIN campaign ON campaign.id = record.campaign
             WHERE record.id = $1
            """;

    public static Future<Optional<ConcernedOrganisations>> find(SqlClient sql, String id) {
        return sql.preparedQuery(SELECT)
                .execute(Tuple.of(id))
                .map(rows -> rows.size() == 0
                        ? Optional.empty()
                        : Optional.of(new ConcernedOrganisations(rows.iterator().next())));
    }

    /**
     * @throws pilotcity.portal.kernel.problem.Problem FORBIDDEN unless {@code actor} may do what {@code permission}
     *     says for one of these
     */
    public void require(Actor actor, Permission permission) {
        Permission here =
                permission.campaign(row.getString("campaign")).at(row.getString("place"), ColumnValues.point(row));
        boolean allowed = Stream.of("organisation", "responsible", "collector")
                .map(row::getString)
                .filter(Objects::nonNull)
                .anyMatch(organisation -> actor.allows(here.organisation(organisation)));
        if (!allowed) {
            actor.require(here.organisation(row.getString("organisation")));
        }
    }
}
