package pilotcity.portal.face.open311;

import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import pilotcity.index.Index;
import pilotcity.index.search.SimulatedDocuments;
import pilotcity.portal.face.open311.answer.AnswerDocument;
import pilotcity.portal.face.open311.answer.AnswerValue;
import pilotcity.portal.face.open311.answer.DocumentFields;
import pilotcity.portal.face.open311.answer.W3cTimes;
import pilotcity.portal.face.open311.input.InvalidRequestException;
import pilotcity.portal.face.open311.input.PostForm;
import pilotcity.portal.face.open311.input.ReadRequest;
import pilotcity.portal.face.open311.input.ServiceRequestQuery;
import pilotcity.portal.face.open311.input.SubmissionReader.Submission;
import pilotcity.portal.kernel.http.request.QueryParameters;
import pilotcity.portal.kernel.idempotency.CommittedWrite;
import pilotcity.portal.kernel.problem.Problem;
import pilotcity.portal.kernel.verb.Verb;
import pilotcity.portal.kernel.verb.VerbCall;
import pilotcity.portal.kernel.verb.input.InputReader;
import pilotcity.portal.kernel.write.WriteExecutor;

/**
 * {@code POST servicerequestupdates}: a step of a record, or a comment. An update is done once: its id, which is the
 * sender's own, is the key that detects a repetition.
 */
final class UpdatePosting {
    private static final List<String> REQUIRED =
            List.of("service_request_id", "update_id", "status", "updated_datetime", "description");

    private static final Set<String> KNOWN = Set.of(
            ReadRequest.JURISDICTION,
            "service_request_id",
            "update_id",
            "status",
            "updated_datetime",
            "description",
            "email",
            "phone",
            "first_name",
            "last_name",
            "title",
            "account_id",
            "service_code",
            "service_request_id_ext",
            "external_status_code",
            "public_anonymity_required",
            "email_alerts_requested");

    private final WriteExecutor writes;

    UpdatePosting(WriteExecutor writes) {
        this.writes = writes;
    }

    /** What is to be done: found out from the index, then done. */
    record Update(Verb verb, String request, String key, Map<String, Object> values) {}

    /** @throws Problem that names the argument that is wrong */
    Update read(Index index, PostForm form) {
        List<String> addresses = form.take("media_url");
        QueryParameters given = form.parameters(KNOWN);
        List<String> missing = REQUIRED.stream()
                .filter(argument -> given.find(argument).isEmpty())
                .map(argument -> argument + ": is required")
                .toList();
        if (!missing.isEmpty()) {
            throw new InvalidRequestException(new ArrayList<>(missing));
        }
        given.read("updated_datetime", text -> W3cTimes.read(text, index.kinds().zone()));
        UpdateStatus status = UpdateStatus.read(given.find("status").orElseThrow());
        DocumentFields record =
                ServiceRequests.get(index, given.find("service_request_id").orElseThrow(), SimulatedDocuments.INCLUDE);
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("note", given.find("description").orElseThrow());
        if (!addresses.isEmpty()) {
            values.put("reference", String.join(" ", addresses));
        }
        if (!form.media().isEmpty()) {
            values.put("photos", form.media());
        }
        Verb verb =
                writes.verbs().get(ServiceRequestQuery.KIND, status.verb(record.get("status"), record.flag("isOpen")));
        String key = "open311 " + record.id() + " " + given.find("update_id").orElseThrow();
        return new Update(verb, record.id(), key, values);
    }

    Future<CommittedWrite> post(Submission submission, Update update) {
        return writes.write(new VerbCall(
                update.verb(),
                submission.actor(),
                update.request(),
                InputReader.read(update.verb().fields(), update.values()),
                null,
                update.key(),
                ServiceRequestPosting.CHANNEL));
    }

    /** The id of an update says what it is: one that was sent before, and has moved the record on since, is done. */
    static Future<Void> repeated(Throwable failure) {
        return failure instanceof Problem problem && problem.kind() == Problem.Kind.UNPROCESSABLE
                ? Future.succeededFuture()
                : Future.failedFuture(failure);
    }

    /** The entry that was made: the last one of that step, of several the one with these words. */
    static AnswerDocument answer(Index index, Update update) {
        String step = update.verb().name();
        List<DocumentFields> entries = ServiceRequests.get(index, update.request(), SimulatedDocuments.INCLUDE)
                .parts("timeline")
                .reversed();
        List<DocumentFields> own = entries.stream()
                .filter(entry -> step.equals(UpdateStatus.COMMENT)
                        ? entry.text("step") == null
                        : step.equals(entry.text("step")))
                .toList();
        String id = Stream.of(
                        entries.stream()
                                .filter(entry -> Objects.equals(update.values().get("note"), entry.text("note"))),
                        own.stream(),
                        entries.stream())
                .flatMap(found -> found)
                .findFirst()
                .orElseThrow()
                .id();
        return AnswerDocument.list(
                "service_request_updates",
                "request_update",
                List.of(new AnswerValue.Group().text("update_id", id).text("account_id", null)));
    }
}
