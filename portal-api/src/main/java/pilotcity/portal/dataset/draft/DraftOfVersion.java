package pilotcity.portal.dataset.draft;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlResult;
import io.vertx.sqlclient.Tuple;
import java.time.ZoneOffset;
import pilotcity.index.kind.Label;
import pilotcity.portal.dataset.publication.WithdrawnFiles;
import pilotcity.portal.kernel.problem.Problem;
import pilotcity.portal.kernel.verb.WriteTransaction;

/**
 * Begins a draft that is what a version was: its description, its files, and its tables as they were checked. What was
 * withdrawn can be taken up again as long as its files are kept ({@link WithdrawnFiles}).
 */
record DraftOfVersion(WriteTransaction transaction) {
    private static final String DRAFT = """
            INSERT INTO dataset_draft (dataset, description, notes, notes_en, changed_at, changed_by)
            SELECT dataset, description, CASE WHEN status = 'scheduled' THEN notes END,
                   CASE WHEN status = 'scheduled' THEN notes_en END, $3, $4
              FROM dataset_version
             WHERE dataset = $1 AND number = $2 AND\s""" + WithdrawnFiles.RESTORABLE;

    private static final String DESCRIPTION = """
            INSERT INTO dataset_draft (dataset, description, changed_at, changed_by)
            SELECT dataset, description, $3, $4 FROM dataset_version WHERE dataset = $1 AND number = $2
            """;

    private static final String LAST = """
            SELECT number, status FROM dataset_version WHERE dataset = $1 ORDER BY number DESC LIMIT 1
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
        return insert(DRAFT, dataset, number)
                .compose(begun -> begun == 1
                        ? transaction.sql().preparedQuery(FILES).execute(version)
                        : Future.failedFuture(Problem.of(
                                Problem.Kind.CONFLICT,
                                "number: version " + number + " is not there, or was withdrawn more than "
                                        + WithdrawnFiles.DAYS + " days ago and its files are deleted; describe begins a"
                                        + " draft without them")))
                .compose(files -> transaction.sql().preparedQuery(TABLES).execute(version))
                .mapEmpty();
    }

    /** From the last version: all of one that is held back, and the description of one that was withdrawn. */
    Future<Void> beginFromLast(DatasetRow dataset) {
        return transaction
                .sql()
                .preparedQuery(LAST)
                .execute(Tuple.of(dataset.id()))
                .compose(rows -> {
                    if (rows.size() == 0) {
                        throw Problem.of(
                                Problem.Kind.CONFLICT,
                                new Label("没有草稿，也没有可作底稿的版本", "there is no draft, and no version to begin one from"));
                    }
                    Row last = rows.iterator().next();
                    int number = last.getInteger("number");
                    return last.getString("status").equals("withdrawn")
                            ? insert(DESCRIPTION, dataset, number).mapEmpty()
                            : begin(dataset, number);
                });
    }

    private Future<Integer> insert(String draft, DatasetRow dataset, int number) {
        return transaction
                .sql()
                .preparedQuery(draft)
                .execute(Tuple.of(
                        dataset.id(),
                        number,
                        transaction.at().atOffset(ZoneOffset.UTC),
                        transaction.actor().subject()))
                .map(SqlResult::rowCount);
    }
}
