package pilotcity.portal.face.shared.page.document;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import pilotcity.index.kind.Field;
import pilotcity.index.kind.Kind;
import pilotcity.portal.face.shared.page.Language;
import pilotcity.portal.face.shared.page.TimeFormatter;

/**
 * Consecutive durations shown as bars, such as the custody of a service request or the stages of a referral. The last
 * may still run.
 *
 * @param total their sum, in words
 * @param seconds their sum, at least one so that a bar has a width
 * @param open whether the last one goes on
 */
public record DurationBars(List<Span> items, String total, long seconds, boolean open) {
    private static final int SHADES = 6;

    /**
     * One of them.
     *
     * @param who who had custody, or which status it had
     * @param until null while it goes on
     * @param start how many seconds the ones before it took
     * @param shade which colour it has, from 1
     */
    public record Span(
            DisplayValue who,
            String from,
            @Nullable String until,
            String duration,
            long seconds,
            long start,
            int shade) {}

    /** The spans in the field {@code name} of a document. */
    static DurationBars of(
            Kind<?> kind, String name, Map<String, Object> document, DisplayValueFactory factory, Instant now) {
        Field<?> group = kind.findField(name).orElseThrow();
        Language language = factory.visit().language();
        List<Span> spans = new ArrayList<>();
        List<String> known = new ArrayList<>();
        long start = 0;
        boolean open = false;
        for (Object row : ReferencedDocuments.listed(document.get(name))) {
            Map<?, ?> span = (Map<?, ?>) row;
            DisplayValue who = who(kind, group, span, factory);
            if (!known.contains(who.raw())) {
                known.add(who.raw());
            }
            String from = String.valueOf(span.get("from"));
            Object until = span.get("until");
            open = until == null;
            long seconds = seconds(from, until == null ? now : TimeFormatter.instant(until.toString()));
            spans.add(new Span(
                    who,
                    TimeFormatter.of(from, language, factory.zone()),
                    until == null ? null : TimeFormatter.of(until.toString(), language, factory.zone()),
                    TimeFormatter.duration(seconds, language),
                    seconds,
                    start,
                    known.indexOf(who.raw()) % SHADES + 1));
            start += seconds;
        }
        return new DurationBars(List.copyOf(spans), TimeFormatter.duration(start, language), Math.max(1, start), open);
    }

    /** By the clock, as the documents count, so that what joins adds up to the second. */
    private static long seconds(String from, Instant until) {
        return Math.max(0, until.getEpochSecond() - TimeFormatter.instant(from).getEpochSecond());
    }

    private static DisplayValue who(Kind<?> kind, Field<?> group, Map<?, ?> span, DisplayValueFactory factory) {
        for (Field<?> field : group.fields()) {
            Object organisation = span.get("organisation");
            if (field.name().equals("organisation") && organisation != null) {
                return factory.of(field, organisation, span);
            }
        }
        String code = String.valueOf(span.get("holder") == null ? span.get("status") : span.get("holder"));
        Field<?> labelled =
                kind.findField(span.get("holder") == null ? "status" : "holder").orElseThrow();
        return factory.of(labelled, code, span);
    }
}
