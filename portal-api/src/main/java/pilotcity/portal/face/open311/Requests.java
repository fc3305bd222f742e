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
import pilotcity.index.search.SetAside;
import pilotcity.portal.face.open311.answer.AnswerDocument;
import pilotcity.portal.face.open311.answer.AnswerValue;
import pilotcity.portal.kernel.http.Problem;

/** Service requests: records in the words of GeoReport v2. */
final class Requests {
    private final Index index;
    private final View view;
    private final Services services;
    private final Map<String, Doc> organisations = new HashMap<>();
    private final Map<String, Doc> categories = new HashMap<>();

    Requests(Index index, View view, Services services) {
        this.index = index;
        this.view = view;
        this.services = services;
    }

    /** Those of {@code ids} that there are, in their order. */
    AnswerDocument list(Collection<String> ids, SetAside simulated) {
        List<Doc> records = ids.stream()
                .distinct()
                .flatMap(id -> find(index, id, simulated).stream())
                .toList();
        organisations.putAll(documents("organisation", records, "organisation", "authority"));
        if (view.extensions()) {
            categories.putAll(documents("category", records, "category"));
        }
        return AnswerDocument.list(
                "service_requests",
                "request",
                records.stream().map(this::request).toList());
    }

    /** @throws Problem NOT_FOUND */
    AnswerDocument one(String id, SetAside simulated) {
        get(index, id, simulated);
        return list(List.of(id), simulated);
    }

    /** A whole record, with its history. */
    static Optional<Doc> find(Index index, String id, SetAside simulated) {
        return index.find(RequestQuery.KIND, id)
                .map(Doc::of)
                .filter(record -> simulated == SetAside.INCLUDE || !record.flag(RequestQuery.SIMULATED));
    }

    /** @throws Problem NOT_FOUND */
    static Doc get(Index index, String id, SetAside simulated) {
        return find(index, id, simulated)
                .orElseThrow(() -> Problem.notFound("service_request_id: there is no service request '" + id + "'"));
    }

    private Map<String, Doc> documents(String kind, List<Doc> records, String... fields) {
        List<String> ids = records.stream()
                .flatMap(record -> Stream.of(fields).map(record::text))
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        return index.findAll(kind, ids).entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> Doc.of(entry.getValue())));
    }

    private AnswerValue request(Doc record) {
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
                .text("requested_datetime", Times.write(record.instant("reported")))
                .text(
                        "updated_datetime",
                        Times.write(record.instant(open || record.instant("closed") == null ? "updated" : "closed")))
                .text("expected_datetime", Times.write(record.instant("due")))
                .text("address", record.text("address") == null ? record.text("placeName") : record.text("address"))
                .text("address_id", record.text("place"))
                .text("zipcode", null)
                .number("lat", record.coordinate("geometry", 1))
                .number("long", record.coordinate("geometry", 0))
                .text("media_url", media(record));
        return view.extensions()
                ? new Extensions(index, view)
                        .add(request, record, categories.get(String.valueOf(record.text("category"))))
                : request;
    }

    /** What was last said in public; while nothing was, how far it is. */
    private @Nullable String statusNotes(Doc record) {
        return record.parts("timeline").reversed().stream()
                .map(entry -> entry.text("note"))
                .filter(Objects::nonNull)
                .findFirst()
                .orElseGet(() -> Extensions.label(index, view, "status", record.get("status")));
    }

    private @Nullable String serviceName(Doc record) {
        String service = services.name(record.text("category"));
        String name = service == null ? view.language().of(record, "categoryName") : service;
        return name == null ? record.text("serviceName") : name;
    }

    /** Who has it in hand or had it last, else who answers for such things there. */
    private @Nullable String agency(Doc record) {
        return Stream.of("organisation", "authority")
                .map(record::text)
                .filter(Objects::nonNull)
                .map(organisations::get)
                .filter(Objects::nonNull)
                .map(organisation -> view.language().of(organisation, "name"))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(record.text("agencyName"));
    }

    private @Nullable String media(Doc record) {
        List<Doc> photos = record.parts("photos");
        return view.address(
                photos.isEmpty() ? record.text("mediaUrl") : photos.getFirst().text("url"));
    }
}
