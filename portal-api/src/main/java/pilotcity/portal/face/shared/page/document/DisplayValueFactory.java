package pilotcity.portal.face.shared.page.document;

import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import pilotcity.index.filter.evaluate.DayBounds;
import pilotcity.index.kind.Field;
import pilotcity.index.kind.Kind;
import pilotcity.portal.face.shared.page.AmountFormatter;
import pilotcity.portal.face.shared.page.TimeFormatter;
import pilotcity.portal.face.shared.page.Visit;

/**
 * Turns one value of a document into what a page shows, as its field describes it.
 *
 * @param zone in which times are shown
 */
public record DisplayValueFactory(ReferencedDocuments referenced, Visit visit, ZoneId zone) {
    private static final Pattern ADDRESS = Pattern.compile("https?://.+");
    private static final String VOCABULARIES = "http://publications.europa.eu/resource/authority/";
    private static final String KIND_OF_DOCUMENT = "publishedAs";
    private static final String LICENCES = "https://spdx.org/licenses/";

    /** Times are shown in the portal's zone. */
    public DisplayValueFactory(ReferencedDocuments referenced, Visit visit) {
        this(referenced, visit, referenced.zone());
    }

    /** The same for one document: its times are shown in its own zone, where it names one. */
    public DisplayValueFactory in(Kind<?> kind, Map<String, Object> document) {
        return kind.zone() == null
                ? this
                : new DisplayValueFactory(
                        referenced, visit, DayBounds.zone(document.get(kind.zone()), referenced.zone()));
    }

    /** @param siblings the values beside it: a number finds its unit there, an address its title */
    public DisplayValue of(Field<?> field, Object value, Map<?, ?> siblings) {
        String raw = value.toString();
        return switch (field.type()) {
            case REFERENCE -> referenced.link(field, raw, visit);
            case INTEGER, NUMBER ->
                DisplayValue.text(raw, AmountFormatter.of((Number) value, unit(field, siblings), visit.language()));
            case INSTANT -> DisplayValue.text(raw, TimeFormatter.of(raw, visit.language(), zone));
            case DATE -> DisplayValue.text(raw, AmountFormatter.day(raw, visit.language()));
            default -> word(field, raw, siblings);
        };
    }

    private static @Nullable String unit(Field<?> field, Map<?, ?> siblings) {
        return field.unit() == null && field.name().equals("value") ? (String) siblings.get("unit") : field.unit();
    }

    private DisplayValue word(Field<?> field, String raw, Map<?, ?> siblings) {
        if (field.name().equals("license")) {
            return DisplayValue.outside(LICENCES + raw + ".html", raw);
        }
        if (field.name().equals(KIND_OF_DOCUMENT)) {
            return DisplayValue.text(raw, referenced.kindTitle(raw, visit.language()));
        }
        Optional<String> label = field.findLabel(raw, visit.language().tag());
        if (raw.startsWith(VOCABULARIES)) {
            return DisplayValue.outside(raw, label.orElseGet(() -> raw.substring(raw.lastIndexOf('/') + 1)));
        }
        if (raw.startsWith("http") && ADDRESS.matcher(raw).matches()) {
            Object title = siblings.get(field.name().replace("Url", "Title"));
            return DisplayValue.outside(
                    raw, title == null || field.name().equals("url") ? bare(raw) : title.toString());
        }
        return DisplayValue.text(raw, AmountFormatter.day(label.orElse(raw), visit.language()));
    }

    /** An address without what everybody knows. */
    private static String bare(String address) {
        String bare = address.replaceFirst("https?://(www\\.)?", "").replaceFirst("/$", "");
        return bare.length() <= 60 ? bare : bare.substring(0, 59) + "…";
    }
}
