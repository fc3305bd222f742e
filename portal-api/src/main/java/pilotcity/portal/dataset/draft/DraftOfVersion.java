package pilotcity.portal.dataset.draft;

import io.vertx.core.Future;
import io.vertx.sqlclient.Tuple;
import java.time.ZoneOffset;
import pilotcity.portal.kernel.problem.Problem;
import pilotcity.portal.kernel.verb.WriteTransaction;

/** Begins a draft that is what a version was: its description, its files, and its tables as they were checked. */
record DraftOfVersion(WriteTransaction transaction) {
    private static final String DRAFT = """
            INSERT INTO dataset_draft (dataset, description, changed_at, changed_by)
            SELECT dataset, description, $3, $4 FROM dataset_version
             WHERE dataset = $1 AND number = $2 AND status <> 'withdrawn'
            """;

    private static final String FILES = """
            INSERT INTO draft_file (dataset, position, name, state, sha256, bytes, format, media_type, title, described)
            SELECT dataset, place, file ->> 'path', 'kept', file ->> 'sha256', (file ->> 'bytes')::bigint,
                   file ->> 'format', file ->> 'mediatype', file -> 'title', file -> 'description'
              FROM dataset_version, jsonb_array_elements(files) WITH ORDINALITY AS listed (file, place)
             WHERE dataset = $1 AND number = $2
            """;

    private static final String TABLES = """
            INSERT INTO draft_table
                   (file, name, source, position, state, options, schema, strict, report, problems_sha256, stored)
            SELECT draft_file.id, given ->> 'name', given ->> 'source', place, 'checked',
                   given -> 'options', given -> 'schema', (given ->> 'strict')::boolean,
                   given -> 'report', given ->> 'problems', given -> 'stored'
              FROM dataset_version, jsonb_array_elements(tables) WITH ORDINALITY AS listed (given, place),
                   draft_file
             WHERE dataset_version.dataset = $1 AND number = $2
               AND draft_file.dataset = $1 AND draft_file.name = given ->> 'file'
            """;

    Future<Void> begin(DatasetRow dataset, int number) {
        Tuple version = Tuple.of(dataset.id(), number);
        return transaction
                .sql()
                .preparedQuery(DRAFT)
                .execute(Tuple.of(
                        dataset.id(),
                        number,
                        transaction.at().atOffset(ZoneOffset.UTC),
                        transaction.actor().subject()))
                .compose(begun -> begun.rowCount() == 1
                        ? transaction.sql().preparedQuery(FILES).execute(version)
                        : Future.failedFuture(Problem.of(
                                Problem.Kind.CONFLICT, "version " + number + " is not there, or has been withdrawn")))
                .compose(files -> transaction.sql().preparedQuery(TABLES).execute(version))
                .mapEmpty();
    }
}
