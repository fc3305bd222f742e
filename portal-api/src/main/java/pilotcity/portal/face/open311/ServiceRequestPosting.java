package pilotcity.portal.face.open311;

import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import pilotcity.portal.face.open311.answer.AnswerDocument;
import pilotcity.portal.face.open311.answer.AnswerOptions;
import pilotcity.portal.face.open311.answer.AnswerValue;
import pilotcity.portal.face.open311.answer.DocumentFields;
import pilotcity.portal.face.open311.input.InvalidRequestException;
import pilotcity.portal.face.open311.input.PostForm;
import pilotcity.portal.face.open311.input.ReadRequest;
import pilotcity.portal.face.open311.input.ServiceRequestQuery;
import pilotcity.portal.face.open311.input.SubmissionReader.Submission;
import pilotcity.portal.kernel.http.request.QueryParameters;
import pilotcity.portal.kernel.idempotency.CommittedWrite;
import pilotcity.portal.kernel.verb.Verb;
import pilotcity.portal.kernel.verb.VerbCall;
import pilotcity.portal.kernel.verb.input.InputReader;
import pilotcity.portal.kernel.write.WriteExecutor;

/** {@code POST requests}: a report, in the words of GeoReport v2. */
final class ServiceRequestPosting {
    static final String CHANNEL = "open311";

    private static final Set<String> KNOWN = Set.of(
            ReadRequest.JURISDICTION,
            "service_code",
            "lat",
            "long",
            "address_string",
            "address_id",
            "email",
            "device_id",
            "account_id",
            "first_name",
            "last_name",
            "phone",
            "description",
            "media_url");

    private final WriteExecutor writes;
    private final Verb report;

    ServiceRequestPosting(WriteExecutor writes) {
        this.writes = writes;
        this.report = writes.verbs().get(ServiceRequestQuery.KIND, "report");
    }

    static QueryParameters parameters(PostForm postForm) {
        return postForm.parameters(KNOWN);
    }

    Future<CommittedWrite> post(Submission submission, QueryParameters given, ServiceList serviceList) {
        List<String> wrong = new ArrayList<>();
        Optional<DocumentFields> service = given.find("service_code").map(serviceList::get);
        if (service.isEmpty()) {
            wrong.add("service_code: is required");
        }
        checkPlace(given, wrong);
        service.ifPresent(asking -> checkAnswers(asking, submission.form().answers(), wrong));
        if (!wrong.isEmpty()) {
            throw new InvalidRequestException(wrong);
        }
        Map<String, Object> values = values(given, submission.form());
        if (Stream.of("description", "photos", "mediaUrl").noneMatch(values::containsKey)) {
            // the description is optional here; without one it is the name of the service
            values.put(
                    "description",
                    String.valueOf(serviceList.name(given.find("service_code").orElse(null))));
        }
        return writes.write(new VerbCall(
                report,
                submission.actor(),
                null,
                InputReader.read(report.fields(), values),
                null,
                submission.idempotencyKey(),
                CHANNEL));
    }

    private static void checkPlace(QueryParameters given, List<String> wrong) {
        boolean lat = given.number("lat", -90, 90).isPresent();
        boolean lon = given.number("long", -180, 180).isPresent();
        if (lat != lon) {
            wrong.add((lat ? "long" : "lat") + ": is required, lat and long come together");
        } else if (!lat
                && given.find("address_string").isEmpty()
                && given.find("address_id").isEmpty()) {
            wrong.add("lat: is required, and long; or address_string, or address_id");
        }
    }

    private static void checkAnswers(DocumentFields service, Map<String, List<String>> answers, List<String> wrong) {
        service.parts("questions").stream()
                .filter(question -> question.flag("required") && !answers.containsKey(question.get("code")))
                .forEach(question ->
                        wrong.add("attribute[" + question.get("code") + "]: is required, " + question.text("text")));
    }

    private static Map<String, Object> values(QueryParameters given, PostForm postForm) {
        Map<String, Object> values = new LinkedHashMap<>();
        copy(given, "service_code", values, "category");
        copy(given, "description", values, "description");
        copy(given, "address_string", values, "address");
        copy(given, "address_id", values, "place");
        copy(given, "media_url", values, "mediaUrl");
        given.number("lat", -90, 90).ifPresent(lat -> values.put("lat", lat));
        given.number("long", -180, 180).ifPresent(lon -> values.put("lon", lon));
        if (!postForm.answers().isEmpty()) {
            values.put("answers", postForm.answers());
        }
        if (!postForm.media().isEmpty()) {
            values.put("photos", postForm.media());
        }
        Map<String, Object> contact = new LinkedHashMap<>();
        copy(given, "email", contact, "email");
        copy(given, "phone", contact, "phone");
        name(given).ifPresent(name -> contact.put("name", name));
        if (!contact.isEmpty()) {
            values.put("contact", contact);
        }
        return values;
    }

    private static void copy(QueryParameters given, String argument, Map<String, Object> values, String field) {
        given.find(argument).ifPresent(value -> values.put(field, value));
    }

    /** Chinese names begin with the family's, and have no space. */
    private static Optional<String> name(QueryParameters given) {
        List<String> names = Stream.of("first_name", "last_name")
                .map(given::find)
                .flatMap(Optional::stream)
                .map(String::strip)
                .toList();
        boolean chinese = names.stream()
                .flatMapToInt(String::codePoints)
                .anyMatch(point -> Character.UnicodeScript.of(point) == Character.UnicodeScript.HAN);
        return names.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        (chinese ? names.reversed() : names).stream().collect(Collectors.joining(chinese ? "" : " ")));
    }

    static AnswerDocument answer(CommittedWrite written, AnswerOptions options) {
        return AnswerDocument.list(
                "service_requests",
                "request",
                List.of(new AnswerValue.Group()
                        .text("service_request_id", written.id())
                        .text("service_notice", notice(written, options))
                        .text("account_id", null)));
    }

    /** The secret follow-up link of the reporter. */
    private static @Nullable String notice(CommittedWrite written, AnswerOptions options) {
        String link = options.address(written.answer().getString("followUp"));
        return link == null
                ? null
                : options.language()
                        .of(
                                "请通过 " + link + " 跟进；知道此链接者均可代您操作。",
                                "Follow it up at " + link + "; whoever knows this link can act for you.");
    }
}
