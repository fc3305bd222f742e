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
import pilotcity.portal.kernel.config.Config;
import pilotcity.portal.kernel.config.Setting;
import pilotcity.portal.kernel.db.Database;
import pilotcity.portal.kernel.feature.BulkImport;
import pilotcity.portal.kernel.feature.Demonstration;
import pilotcity.portal.kernel.feature.DocumentAccess;
import pilotcity.portal.kernel.feature.Feature;
import pilotcity.portal.kernel.feature.PrivatePart;
import pilotcity.portal.kernel.feature.ScheduledTask;
import pilotcity.portal.kernel.verb.Verb;
import pilotcity.portal.servicerequest.bulkimport.ServiceRequestImport;
import pilotcity.portal.servicerequest.demonstration.ServiceRequestDemonstration;

/** Service requests: what residents report, and how each was handled. */
public final class ServiceRequestFeature implements Feature<ServiceRequest> {
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
    public Kind<ServiceRequest> kind() {
        return ServiceRequestKind.KIND;
    }

    @Override
    public String table() {
        return "record_document";
    }

    @Override
    public ServiceRequest read(Row row) {
        return ServiceRequest.READER.read(row);
    }

    @Override
    public List<Verb> verbs(Config config) {
        return ServiceRequestVerbs.all();
    }

    @Override
    public Optional<PrivatePart> privatePart() {
        return Optional.of(PrivateServiceRequest::read);
    }

    @Override
    public DocumentAccess documentAccess() {
        return (sql, actor, permission) -> ConcernedOrganisations.find(sql, String.valueOf(permission.document()))
                .compose(found -> {
                    found.ifPresentOrElse(
                            concerned -> concerned.require(actor, permission), () -> actor.require(permission));
                    return Future.succeededFuture();
                });
    }

    @Override
    public Optional<BulkImport> bulkImport() {
        return Optional.of(new ServiceRequestImport());
    }

    @Override
    public Optional<Demonstration> demonstration() {
        return Optional.of(new ServiceRequestDemonstration());
    }

    @Override
    public Set<String> followUpActions() {
        return Set.of("comment", "confirm", "dispute", "withdraw");
    }

    @Override
    public List<ScheduledTask> scheduledTasks(Database database, Config config) {
        Tuple days = Tuple.of(config.integer(Setting.CONTACT_DAYS));
        return List.of(
                new ScheduledTask(
                        "erase contacts whose time is over", CONTACTS_EVERY, () -> run(database, ERASE_CONTACTS, days)),
                new ScheduledTask(
                        "note what is overdue", OVERDUE_EVERY, () -> run(database, NOTE_OVERDUE, Tuple.tuple())));
    }

    private static Future<Integer> run(Database database, String sql, Tuple values) {
        return database.client().preparedQuery(sql).execute(values).map(SqlResult::rowCount);
    }
}
