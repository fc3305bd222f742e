package pilotcity.portal.face.open311;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import pilotcity.index.Index;
import pilotcity.index.filter.Filter;
import pilotcity.index.search.SearchQuery;
import pilotcity.index.search.SimulatedDocuments;
import pilotcity.index.search.SortStep;
import pilotcity.portal.face.open311.answer.AnswerDocument;
import pilotcity.portal.face.open311.answer.AnswerOptions;
import pilotcity.portal.face.open311.answer.AnswerValue;
import pilotcity.portal.face.open311.answer.DocumentFields;
import pilotcity.portal.face.open311.answer.W3cTimes;
import pilotcity.portal.face.open311.input.ListPage;
import pilotcity.portal.face.open311.input.ReadRequest;
import pilotcity.portal.face.open311.input.ServiceRequestQuery;
import pilotcity.portal.kernel.problem.Problem;

/** {@code GET servicerequestupdates}: what has happened to requests since they were made, the oldest first. */
final class ServiceRequestUpdates {
    static final Set<String> KNOWN =
            Set.of("start_date", "end_date", "page", "page_size", ServiceRequestQuery.SIMULATED);

    private static final int MOST_REQUESTS = 10_000;
    private static final Comparator<Update> IN_ORDER = Comparator.comparing(Update::at)
            .thenComparingLong(update -> Long.parseLong(update.entry().id()));

    private ServiceRequestUpdates() {}

    /** @param status ours, after the update */
    private record Update(String request, DocumentFields entry, Instant at, String status) {}

    static AnswerDocument read(Index index, ReadRequest readRequest, Instant now) {
        W3cTimes.Span span =
                W3cTimes.span(readRequest.given(), index.kinds().zone()).orElseGet(() -> W3cTimes.recent(now));
        SimulatedDocuments simulated = ServiceRequestQuery.simulated(readRequest.given());
        ListPage listPage = ListPage.of(readRequest.given());
        List<String> ids = ListPage.ids(index, query(span).withSimulated(simulated), MOST_REQUESTS + 1);
        if (ids.size() > MOST_REQUESTS) {
            throw Problem.field("start_date", "more than " + MOST_REQUESTS + " requests; ask for a shorter time");
        }
        List<Update> updates = ids.stream()
                .flatMap(id -> ServiceRequests.find(index, id, simulated).stream())
                .flatMap(record -> of(record).stream())
                .filter(update -> span.includes(update.at()))
                .sorted(IN_ORDER)
                .toList();
        return AnswerDocument.list(
                "service_request_updates",
                "request_update",
                listPage.of(updates).stream()
                        .map(update -> value(update, readRequest.view()))
                        .toList());
    }

    /** A request with an update in the span has not been made after it, and was changed in it or later. */
    private static SearchQuery query(W3cTimes.Span span) {
        List<Filter> conditions =
                new ArrayList<>(ServiceRequestQuery.within("updated", new W3cTimes.Span(span.from(), null)));
        conditions.addAll(ServiceRequestQuery.within("reported", new W3cTimes.Span(null, span.until())));
        return SearchQuery.of(ServiceRequestQuery.KIND)
                .withFilter(new Filter.And(conditions))
                .withSort(List.of(new SortStep("updated", false)));
    }

    private static List<Update> of(DocumentFields record) {
        List<Update> updates = new ArrayList<>();
        String status = "reported";
        for (DocumentFields entry : record.parts("timeline")) {
            String next = entry.text("status");
            status = next == null ? status : next;
            if (!"report".equals(entry.text("step"))) {
                updates.add(
                        new Update(record.id(), entry, java.util.Objects.requireNonNull(entry.instant("at")), status));
            }
        }
        return updates;
    }

    private static AnswerValue value(Update update, AnswerOptions options) {
        return new AnswerValue.Group()
                .text("update_id", update.entry().id())
                .text("service_request_id", update.request())
                .text("status", UpdateStatus.shown(update.status()).name())
                .text("updated_datetime", W3cTimes.write(update.at()))
                .text("description", update.entry().text("note"))
                .text("media_url", media(update.entry(), options))
                .text("external_status_code", update.status());
    }

    private static @Nullable String media(DocumentFields entry, AnswerOptions options) {
        return Stream.concat(
                        entry.texts("photos").stream(),
                        Stream.ofNullable(entry.text("reference")).filter(address -> address.startsWith("http")))
                .findFirst()
                .map(options::address)
                .orElse(null);
    }
}
