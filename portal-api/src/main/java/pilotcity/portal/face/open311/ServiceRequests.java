package pilotcity.portal.face.open311;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import pilotcity.index.Index;
import pilotcity.index.search.SimulatedDocuments;
import pilotcity.portal.face.open311.answer.AnswerDocument;
import pilotcity.portal.face.open311.answer.AnswerOptions;
import pilotcity.portal.face.open311.answer.AnswerValue;
import pilotcity.portal.face.open311.answer.DocumentFields;
import pilotcity.portal.face.open311.answer.W3cTimes;
import pilotcity.portal.face.open311.input.ServiceRequestQuery;
import pilotcity.portal.kernel.problem.Problem;

/** Service requests: records in the words of GeoReport v2. */
final class ServiceRequests {
    private final Index index;
    private final AnswerOptions options;
    private final ServiceList serviceList;
    private final Map<String, DocumentFields> organisations = new HashMap<>();
    private final Map<String, DocumentFields> categories = new HashMap<>();

    ServiceRequests(Index index, AnswerOptions options, ServiceList serviceList) {
        this.index = index;
        this.options = options;
        this.serviceList = serviceList;
    }

    /** Those of {@code ids} that there are, in their order. */
    AnswerDocument list(Collection<String> ids, SimulatedDocuments simulated) {
        List<DocumentFields> records = ids.stream()
                .distinct()
                .flatMap(id -> find(index, id, simulated).stream())
                .toList();
        organisations.putAll(documents("organisation", records, "organisation", "authority"));
        if (options.extensions()) {
            categories.putAll(documents("category", records, "category"));
        }
        return AnswerDocument.list(
                "service_requests",
                "request",
                records.stream().map(this::request).toList());
    }

    /** @throws Problem NOT_FOUND */
    AnswerDocument one(String id, SimulatedDocuments simulated) {
        get(index, id, simulated);
        return list(List.of(id), simulated);
    }

    /** A whole record, with its history. */
    static Optional<DocumentFields> find(Index index, String id, SimulatedDocuments simulated) {
        return index.find(ServiceRequestQuery.KIND, id)
                .map(DocumentFields::of)
                .filter(record ->
                        simulated == SimulatedDocuments.INCLUDE || !record.flag(ServiceRequestQuery.SIMULATED));
    }

    /** @throws Problem NOT_FOUND */
    static DocumentFields get(Index index, String id, SimulatedDocuments simulated) {
        return find(index, id, simulated)
                .orElseThrow(() -> Problem.notFound("service_request_id: there is no service request '" + id + "'"));
    }

    private Map<String, DocumentFields> documents(String kind, List<DocumentFields> records, String... fields) {
        List<String> ids = records.stream()
                .flatMap(record -> Stream.of(fields).map(record::text))
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        return index.findAll(kind, ids).entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> DocumentFields.of(entry.getValue())));
    }

    private AnswerValue request(DocumentFields record) {
        boolean open = record.flag("isOpen");
        AnswerValue.Group request = new AnswerValue.Group()
                .text("service_request_id", record.id())
                .text("status", open ? "open" : "closed")
                .text("status_notes", statusNotes(record))
                .text("service_name", serviceName(record))
                .text("service_code", record.text("category"))
                .text("description", record.text("description"))
                .text("agency_responsible", agency(record))
                .text("service_notice", null)
                .text("requested_datetime", W3cTimes.write(record.instant("reported")))
                .text(
                        "updated_datetime",
                        W3cTimes.write(record.instant(open || record.instant("closed") == null ? "updated" : "closed")))
                .text("expected_datetime", W3cTimes.write(record.instant("due")))
                .text("address", record.text("address") == null ? record.text("placeName") : record.text("address"))
                .text("address_id", record.text("place"))
                .text("zipcode", null)
                .number("lat", record.coordinate("geometry", 1))
                .number("long", record.coordinate("geometry", 0))
                .text("media_url", media(record));
        return options.extensions()
                ? new ServiceRequestExtensions(index, options)
                        .add(request, record, categories.get(String.valueOf(record.text("category"))))
                : request;
    }

    /** What was last said in public; while nothing was, how far it is. */
    private @Nullable String statusNotes(DocumentFields record) {
        return record.parts("timeline").reversed().stream()
                .map(entry -> entry.text("note"))
                .filter(Objects::nonNull)
                .findFirst()
                .orElseGet(() -> ServiceRequestExtensions.label(index, options, "status", record.get("status")));
    }

    private @Nullable String serviceName(DocumentFields record) {
        String service = serviceList.name(record.text("category"));
        String name = service == null ? options.language().of(record, "categoryName") : service;
        return name == null ? record.text("serviceName") : name;
    }

    /** Who has custody or had it last, else who is responsible for the category and place. */
    private @Nullable String agency(DocumentFields record) {
        return Stream.of("organisation", "authority")
                .map(record::text)
                .filter(Objects::nonNull)
                .map(organisations::get)
                .filter(Objects::nonNull)
                .map(organisation -> options.language().of(organisation, "name"))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(record.text("agencyName"));
    }

    private @Nullable String media(DocumentFields record) {
        List<DocumentFields> photos = record.parts("photos");
        return options.address(
                photos.isEmpty() ? record.text("mediaUrl") : photos.getFirst().text("url"));
    }
}
