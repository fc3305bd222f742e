package pilotcity.portal.face.declared;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import pilotcity.portal.TestPortal;

/** Many requests at once, and what was wrong with the answers. */
final class RequestBatch {
    private static final int AT_ONCE = 3;

    private final TestPortal portal;
    private final List<Callable<@Nullable String>> requests = new ArrayList<>();

    RequestBatch(TestPortal portal) {
        this.portal = portal;
    }

    /** Adds a request that has to be answered with 200. */
    void get(String address) {
        get(address, answer -> null);
    }

    /** @param fault says what is wrong with an answer, null when nothing is */
    void get(String address, Function<HttpResponse<String>, @Nullable String> fault) {
        requests.add(() -> told(address, portal.get(address), fault));
    }

    void post(String address, String body, Function<HttpResponse<String>, @Nullable String> fault) {
        requests.add(() -> {
            HttpRequest.Builder request = portal.request(
                    address, "Content-Type", "application/json", "Accept", "application/json, text/event-stream");
            HttpResponse<String> answer =
                    portal.send(request.POST(BodyPublishers.ofString(body)).build());
            return told(address + " " + body, answer, fault);
        });
    }

    private static @Nullable String told(
            String asked, HttpResponse<String> answer, Function<HttpResponse<String>, @Nullable String> fault) {
        String wrong = answer.statusCode() == 200 || answer.statusCode() == 204
                ? fault.apply(answer)
                : answer.statusCode() + " "
                        + answer.body().substring(0, Math.min(answer.body().length(), 400));
        return wrong == null ? null : asked + ": " + wrong;
    }

    void hasNoFault(int least) throws Exception {
        assertThat(requests).hasSizeGreaterThanOrEqualTo(least);
        List<String> faults = new ArrayList<>();
        try (ExecutorService askers = Executors.newFixedThreadPool(AT_ONCE)) {
            for (Future<@Nullable String> fault : askers.invokeAll(requests)) {
                if (fault.get() != null) {
                    faults.add(fault.get());
                }
            }
        }
        assertThat(faults).isEmpty();
    }
}
