package pilotcity.portal.servicerequest;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlResult;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import pilotcity.index.kind.Kind;
import pilotcity.portal.Config;
import pilotcity.portal.Feature;
import pilotcity.portal.Setting;
import pilotcity.portal.kernel.db.Db;
import pilotcity.portal.kernel.feature.DocumentAccess;
import pilotcity.portal.kernel.write.BulkImport;
import pilotcity.portal.kernel.write.Chore;
import pilotcity.portal.kernel.write.Demonstration;
import pilotcity.portal.kernel.write.PrivatePart;
import pilotcity.portal.kernel.write.Verb;
import pilotcity.portal.record.Concerned;
import pilotcity.portal.record.PrivateRecord;
import pilotcity.portal.record.RecordKind;
import pilotcity.portal.record.RecordVerbs;
import pilotcity.portal.record.ServiceRecord;
import pilotcity.portal.record.demo.RecordDemonstration;
import pilotcity.portal.servicerequest.bulkimport.ServiceRequestImport;

/** Records: what residents report, and what became of it. */
public final class ServiceRequestFeature implements Feature<ServiceRecord> {
    private static final String ERASE_CONTACTS = """
        DELETE FROM record_contact WHERE given_at < now() - make_interval(days => $1)
        """;

    private static final String NOTE_OVERDUE = """
        UPDATE record SET overdue = true
         WHERE closed_at IS NULL AND NOT overdue AND due_at < now() AND status <> 'closed-by-source'
        """;

    private static final Duration CONTACTS_EVERY = Duration.ofMinutes(5);
    private static final Duration OVERDUE_EVERY = Duration.ofSeconds(30);

    @Override
    public Kind<ServiceRecord> kind() {
        return RecordKind.KIND;
    }

    @Override
    public String table() {
        return "record_document";
    }

    @Override
    public ServiceRecord read(Row row) {
        return ServiceRecord.READER.read(row);
    }

    @Override
    public List<Verb> verbs(Config config) {
        return RecordVerbs.all();
    }

    @Override
    public Optional<PrivatePart> privatePart() {
        return Optional.of(PrivateRecord::read);
    }

    @Override
    public DocumentAccess standing() {
        return (sql, actor, need) -> Concerned.find(sql, String.valueOf(need.document()))
                .compose(found -> {
                    found.ifPresentOrElse(concerned -> concerned.require(actor, need), () -> actor.require(need));
                    return Future.succeededFuture();
                });
    }

    @Override
    public Optional<BulkImport> bulkImport() {
        return Optional.of(new ServiceRequestImport());
    }

    @Override
    public Optional<Demonstration> demonstration() {
        return Optional.of(new RecordDemonstration());
    }

    @Override
    public Set<String> followUpActions() {
        return Set.of("comment", "confirm", "dispute", "withdraw");
    }

    @Override
    public List<Chore> chores(Db db, Config config) {
        Tuple days = Tuple.of(config.integer(Setting.CONTACT_DAYS));
        return List.of(
                new Chore("erase contacts whose time is over", CONTACTS_EVERY, () -> run(db, ERASE_CONTACTS, days)),
                new Chore("note what is overdue", OVERDUE_EVERY, () -> run(db, NOTE_OVERDUE, Tuple.tuple())));
    }

    private static Future<Integer> run(Db db, String sql, Tuple values) {
        return db.client().preparedQuery(sql).execute(values).map(SqlResult::rowCount);
    }
}
