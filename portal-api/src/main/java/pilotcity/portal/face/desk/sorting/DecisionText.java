package pilotcity.portal.face.desk.sorting;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import pilotcity.index.Index;
import pilotcity.index.document.Document;
import pilotcity.portal.face.shared.page.Language;
import pilotcity.portal.face.shared.page.TimeFormatter;
import pilotcity.portal.face.shared.page.Visit;
import pilotcity.portal.face.shared.page.document.DocumentNames;
import pilotcity.portal.face.shared.page.document.ReferencedDocuments;

/** Who did what to a record last, in words. */
record DecisionText(Index index, Visit visit) {

    /** The last decision of a person, or step, or remark. */
    String of(Document record) {
        Map<String, Object> values = record.map();
        Optional<Map<?, ?>> decision = last(values.get("classifications"), values.get("timeline"));
        return decision.map(this::words).orElse("");
    }

    private static Optional<Map<?, ?>> last(@Nullable Object... lists) {
        Map<?, ?> last = null;
        for (@Nullable Object list : lists) {
            for (Object each : ReferencedDocuments.listed(list)) {
                Map<?, ?> entry = (Map<?, ?>) each;
                if (!"model".equals(entry.get("role")) && (last == null || number(entry) > number(last))) {
                    last = entry;
                }
            }
        }
        return Optional.ofNullable(last);
    }

    private static long number(Map<?, ?> entry) {
        return Long.parseLong(String.valueOf(entry.get("id")));
    }

    private String words(Map<?, ?> entry) {
        Language language = visit.language();
        String time = TimeFormatter.of(
                String.valueOf(entry.get("at")), language, index.kinds().zone());
        return language.of(
                who(entry) + "于 " + time + " " + what(entry), who(entry) + " " + what(entry) + " on " + time);
    }

    private String who(Map<?, ?> entry) {
        Object organisation = entry.get("organisation");
        return organisation == null
                ? label("timeline", "role", String.valueOf(entry.get("role")))
                : name("organisation", organisation.toString());
    }

    private String what(Map<?, ?> entry) {
        Language language = visit.language();
        Object value = entry.get("value");
        Object subject = entry.get("subject");
        if (subject == null) {
            return entry.get("step") == null
                    ? language.of("作了说明", "made a remark")
                    : language.of("改为“", "made it “")
                            + label("status", String.valueOf(entry.get("status")))
                            + language.of("”", "”");
        }
        if (subject.equals("danger")) {
            return language.of("判断了是否危险", "decided on the danger");
        }
        if (!subject.equals("category")) {
            return language.of("改动了归类", "changed what is said of it");
        }
        return value == null
                ? language.of("取消了类别", "took the category away")
                : language.of("归为“", "sorted it as “") + name("category", value.toString()) + language.of("”", "”");
    }

    /** What people call the document. */
    String name(String kind, String id) {
        return index.find(kind, id)
                .map(found ->
                        DocumentNames.of(index.kinds(), found, visit.language()).title())
                .orElse(id);
    }

    private String label(String field, String code) {
        return index.kinds()
                .get(Sorter.RECORD)
                .findField(field)
                .flatMap(found -> found.findLabel(code, visit.language().tag()))
                .orElse(code);
    }

    private String label(String group, String field, String code) {
        return index.kinds().get(Sorter.RECORD).findField(group).stream()
                .flatMap(found -> found.fields().stream())
                .filter(each -> each.name().equals(field))
                .findFirst()
                .flatMap(found -> found.findLabel(code, visit.language().tag()))
                .orElse(code);
    }
}
