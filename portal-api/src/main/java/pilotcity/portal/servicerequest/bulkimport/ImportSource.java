package pilotcity.portal.servicerequest.bulkimport;

import io.vertx.sqlclient.Tuple;
import pilotcity.portal.kernel.db.Await;
import pilotcity.portal.kernel.db.Database;
import pilotcity.portal.servicerequest.bulkimport.mapping.ImportMapping;

/** Registers an import source: where its data come from and which organisation is responsible. */
public final class ImportSource {
    private static final String ADD_ORGANISATION = """
        INSERT INTO organisation (id, name, name_en, type, website) VALUES ($1, $2, $3, 'agency', $4)
        ON CONFLICT (id) DO NOTHING
        """;

    private static final String PUT = """
        INSERT INTO import_source (source, organisation, organisation_added, license, attribution, url, timezone)
        VALUES ($1, $2, $3, $4, $5, $6, $7)
        ON CONFLICT (source) DO UPDATE
           SET (organisation, organisation_added, license, attribution, url, timezone) =
               (excluded.organisation, import_source.organisation_added OR excluded.organisation_added,
                excluded.license, excluded.attribution, excluded.url, excluded.timezone)
         WHERE (import_source.organisation, import_source.license, import_source.attribution, import_source.url,
                import_source.timezone)
               IS DISTINCT FROM
               (excluded.organisation, excluded.license, excluded.attribution, excluded.url, excluded.timezone)
        """;

    private ImportSource() {}

    /** Applies it to all records of the source, including existing ones; blocks. */
    public static void put(Database database, ImportMapping mapping) {
        ImportMapping.ResponsibleOrganisation organisation = mapping.organisation();
        Await.get(database.inTransaction(sql -> sql.preparedQuery(ADD_ORGANISATION)
                .execute(
                        Tuple.of(organisation.id(), organisation.name(), organisation.nameEn(), organisation.website()))
                .compose(added -> sql.preparedQuery(PUT)
                        .execute(Tuple.of(
                                        mapping.source(),
                                        organisation.id(),
                                        added.rowCount() > 0,
                                        mapping.license(),
                                        mapping.attribution(),
                                        mapping.url())
                                .addString(mapping.timezone())))
                .mapEmpty()));
    }
}
