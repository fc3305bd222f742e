package pilotcity.portal.dataset.draft;

import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import pilotcity.portal.dataset.publication.NewVersion;
import pilotcity.portal.dataset.publication.QualityScore;
import pilotcity.portal.dataset.publication.WithdrawnFiles;
import pilotcity.portal.kernel.problem.Problem;
import pilotcity.portal.kernel.verb.input.VerbInput;

/**
 * A draft with everything in it, as whoever prepares or reviews it sees it.
 *
 * @param json {@code state}, {@code title}, {@code description}, {@code fields} (the same by the names that the verb takes),
 *     {@code notes}, {@code files} with their {@code tables} and what is asked of these ({@code questions}), {@code
 *     remarks} with the version that they are about, {@code missing}, {@code quality}, {@code nextVersion}, versions that
 *     are held back ({@code scheduled}), each with what is in it, and those that a draft can be begun from ({@code
 *     restorable})
 */
record Draft(JsonObject json) {
    private static final String READ = """
            SELECT jsonb_build_object(
                'dataset', dataset.id, 'organisation', dataset.organisation, 'newestVersion', dataset.newest,
                'version', dataset.version, 'state', draft.state, 'description', draft.description,
                'title', coalesce(draft.description -> 'title', dataset.description -> 'title', last.description -> 'title'),
                'nextVersion', coalesce(last.number, 0) + 1,
                'notes', draft.notes, 'notesEn', draft.notes_en, 'changedAt', draft.changed_at,
                'changedBy', draft.changed_by, 'submittedAt', draft.submitted_at, 'submittedBy', draft.submitted_by,
                'issued', (SELECT min(published_at) FROM dataset_version_document WHERE dataset = $1),
                'scheduledAt', (SELECT min(published_at) FROM dataset_version
                                 WHERE dataset = $1 AND status = 'scheduled'),
                'scheduled', coalesce((SELECT jsonb_agg(jsonb_build_object('number', number, 'from', published_at,
                                           'by', published_by, 'notes', notes, 'notesEn', notes_en, 'description', description,
                                           'files', files, 'tables', tables) ORDER BY number)
                                         FROM dataset_version WHERE dataset = $1 AND status = 'scheduled'), '[]'),
                'restorable', coalesce((SELECT jsonb_agg(jsonb_build_object('number', number, 'status', status,
                                            'publishedAt', published_at) ORDER BY number DESC)
                                          FROM dataset_version WHERE dataset = $1 AND @restorable), '[]'),
                'publisher', (SELECT jsonb_build_object('id', id, 'url', website,
                                  'name', jsonb_build_object('zh', name, 'en', name_en))
                                FROM organisation WHERE id = dataset.organisation),
                'remarks', coalesce((SELECT jsonb_agg(jsonb_build_object('at', at, 'author', author, 'about', about,
                                                                         'remark', remark, 'version', version) ORDER BY number)
                                       FROM dataset_remark WHERE dataset = $1), '[]'),
                'files', coalesce((SELECT jsonb_agg(jsonb_build_object(
                    'name', file.name, 'state', file.state, 'sha256', file.sha256, 'bytes', file.bytes,
                    'format', file.format, 'mediatype', file.media_type, 'reason', file.reason, 'notes', file.notes, 'title', file.title,
                    'description', file.described,
                    'tables', coalesce((SELECT jsonb_agg(jsonb_build_object(
                        'name', entry.name, 'source', entry.source, 'state', entry.state, 'options', entry.options,
                        'proposal', entry.proposal, 'schema', entry.schema, 'answers', entry.answers,
                        'strict', entry.strict,
                        'report', entry.report, 'problems', entry.problems_sha256, 'stored', entry.stored,
                        'reason', entry.reason) ORDER BY entry.position)
                          FROM draft_table entry WHERE entry.file = file.id), '[]')) ORDER BY file.position)
                  FROM draft_file file WHERE file.dataset = $1), '[]')) AS draft
              FROM dataset LEFT JOIN dataset_draft draft ON draft.dataset = dataset.id
              LEFT JOIN LATERAL (SELECT number, description FROM dataset_version
                                  WHERE dataset = $1 ORDER BY number DESC LIMIT 1) last ON true
             WHERE dataset.id = $1
            """.replace("@restorable", WithdrawnFiles.RESTORABLE);

    static Future<Draft> read(SqlClient sql, String dataset) {
        return sql.preparedQuery(READ).execute(Tuple.of(dataset)).map(rows -> {
            for (Row row : rows) {
                Draft draft = new Draft(row.getJsonObject("draft"));
                draft.files()
                        .forEach(file -> objects(file.getJsonArray("tables")).forEach(Draft::ask));
                draft.json.put("missing", new JsonArray(draft.missing()));
                if (draft.json.getString("state") != null) {
                    draft.json.put("quality", draft.quality().told());
                }
                draft.json.put("fields", DescriptionFields.values(draft.description()));
                objects(draft.json.getJsonArray("scheduled"))
                        .forEach(held ->
                                held.put("fields", DescriptionFields.values((JsonObject) held.remove("description"))));
                return draft;
            }
            throw Problem.notFound("no dataset " + dataset);
        });
    }

    /** As it would be published now; what has not been checked yet has no valid rows. */
    private QualityScore quality() {
        List<JsonObject> tables = files().stream()
                .flatMap(file -> read(file).stream())
                .map(table -> table.copy().put("schema", schema(table)))
                .toList();
        return QualityScore.of(description(), files(), tables);
    }

    private static JsonObject schema(JsonObject table) {
        JsonObject proposal = table.getJsonObject("proposal");
        JsonObject proposed =
                proposal == null ? new JsonObject().put("fields", new JsonArray()) : proposal.getJsonObject("schema");
        return Objects.requireNonNullElse(table.getJsonObject("schema"), proposed);
    }

    private static void ask(JsonObject table) {
        JsonArray answers = (JsonArray) table.remove("answers");
        JsonArray questions = new JsonArray();
        ProposalQuestion.of(table.getJsonObject("proposal"))
                .forEach(question -> questions.add(question.json(answers.contains(question.id()))));
        table.put("questions", questions);
    }

    private JsonObject description() {
        return Objects.requireNonNullElseGet(json.getJsonObject("description"), JsonObject::new);
    }

    private List<JsonObject> files() {
        return objects(json.getJsonArray("files"));
    }

    private static List<JsonObject> objects(JsonArray items) {
        return items.stream().map(JsonObject.class::cast).toList();
    }

    /** What must be there before it can be handed in, a sentence each; nothing where there is no draft. */
    List<String> missing() {
        List<String> missing = new ArrayList<>();
        if (json.getString("state") == null) {
            return missing;
        }
        JsonObject title = description().getJsonObject("title", new JsonObject());
        if (title.getString("zh") == null && title.getString("en") == null) {
            missing.add("it has no name (name or nameEn)");
        }
        if (description().getString("license") == null) {
            missing.add("it has no license");
        }
        if (files().isEmpty()) {
            missing.add("it has no file");
        }
        files().forEach(file -> missing(file, missing));
        return missing;
    }

    private static void missing(JsonObject file, List<String> missing) {
        String name = file.getString("name");
        switch (file.getString("state")) {
            case "received" -> missing.add("the file '" + name + "' is still being looked at");
            case "refused" -> missing.add("the file '" + name + "' was refused; replace or detach it");
            default -> objects(file.getJsonArray("tables")).forEach(table -> table(name, table, missing));
        }
    }

    private static void table(String file, JsonObject table, List<String> missing) {
        String name = "the table '" + table.getString("name") + "' of '" + file + "' ";
        JsonObject report = table.getJsonObject("report");
        switch (table.getString("state")) {
            case "skipped" -> questions(name, table, PersonalDataQuestion.CODE, missing);
            case "proposing" -> missing.add(name + "is still being looked at");
            case "proposed" -> missing.add(name + "has a proposed schema that is not confirmed (define)");
            case "checking" -> missing.add(name + "is still being checked");
            case "failed" -> missing.add(name + "cannot be read: define it anew, or replace the file");
            default -> {
                questions(name, table, "", missing);
                long problems = report == null ? 0 : report.getLong("problems", 0L);
                if (problems > 0 && table.getBoolean("strict")) {
                    missing.add(name + "has " + problems
                            + " problems: mend the file, change the schema, or define it as" + " lenient");
                }
            }
        }
    }

    /** @param code of the questions that count, or empty for all; the file of a table that is left out is public, too */
    private static void questions(String name, JsonObject table, String code, List<String> missing) {
        objects(table.getJsonArray("questions")).stream()
                .filter(question -> !question.getBoolean("answered"))
                .filter(question -> code.isEmpty() || code.equals(question.getString("code")))
                .forEach(question -> missing.add(name + "has a question that is not answered: "
                        + (question.getString("column") == null
                                ? ""
                                : "column '" + question.getString("column") + "': ")
                        + question.getJsonObject("message").getString("en") + " (confirm it, answers of define: '"
                        + question.getString("id") + "', or change what it asks about)"));
    }

    /** The version that it becomes. */
    NewVersion version(DatasetRow dataset, String by, Instant from, ZoneId zone, VerbInput input) {
        JsonArray files = new JsonArray();
        JsonArray tables = new JsonArray();
        for (JsonObject file : files()) {
            files.add(new JsonObject()
                    .put("name", stem(file.getString("name")))
                    .put("path", file.getString("name"))
                    .put("sha256", file.getString("sha256"))
                    .put("bytes", file.getLong("bytes"))
                    .put("format", file.getString("format"))
                    .put("mediatype", file.getString("mediatype"))
                    .put("title", file.getJsonObject("title"))
                    .put("description", file.getJsonObject("description")));
            for (JsonObject table : read(file)) {
                JsonObject published = table.copy().put("file", file.getString("name"));
                List.of("state", "reason", "proposal", "questions").forEach(published::remove);
                tables.add(published);
            }
        }
        return new NewVersion(
                dataset.id(),
                dataset.organisation(),
                published(from, zone),
                files,
                tables,
                given(input, "notes"),
                given(input, "notesEn"),
                from,
                by);
    }

    private static List<JsonObject> read(JsonObject file) {
        return objects(file.getJsonArray("tables")).stream()
                .filter(table -> !"skipped".equals(table.getString("state")))
                .toList();
    }

    private @Nullable String given(VerbInput input, String name) {
        String text = input.text(name);
        return text == null ? json.getString(name) : text;
    }

    static String stem(String name) {
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }

    private JsonObject published(Instant from, ZoneId zone) {
        String issued = json.getString("issued");
        Instant first = issued == null ? from : Instant.parse(issued.replace("+00:00", "Z"));
        return description()
                .copy()
                .put("publisher", json.getJsonObject("publisher"))
                .put("issued", LocalDate.ofInstant(first, zone).toString())
                .put("modified", LocalDate.ofInstant(from, zone).toString());
    }
}
