package pilotcity.portal.face.ogc.items;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import pilotcity.index.filter.Expression;
import pilotcity.index.filter.Filter;
import pilotcity.index.text.TextFolding;
import pilotcity.portal.kernel.http.request.QueryParameters;
import pilotcity.portal.kernel.problem.Problem;

/** The parameters that records have in addition to those of features (OGC API Records 1.0, clause 8.4). */
final class RecordParameters {
    static final Set<String> KNOWN = Set.of("q", "type", "ids", "externalIds");

    /** Each is held against every document. */
    private static final int MOST_TERMS = 100;

    private static final List<String> SEARCHED =
            List.of("title", "description", "keywords", "otherTitle", "otherDescription");

    private RecordParameters() {}

    static List<Filter> read(QueryParameters given) {
        List<Filter> conditions = new ArrayList<>();
        given.find("q").map(RecordParameters::words).ifPresent(conditions::add);
        oneOf(given, "type", "type", conditions);
        oneOf(given, "ids", "id", conditions);
        List<String> external = given.list("externalIds");
        if (!external.isEmpty()) {
            conditions.add(
                    any(external.stream().map(RecordParameters::externalId).toList()));
        }
        return conditions;
    }

    private static void oneOf(QueryParameters given, String parameter, String property, List<Filter> conditions) {
        List<String> values = given.list(parameter);
        if (!values.isEmpty()) {
            conditions.add(any(values.stream()
                    .map(value -> PropertyConditions.equal(property, value))
                    .toList()));
        }
    }

    /** A comma is OR, white space joins words to a phrase; case does not matter. */
    private static Filter words(String text) {
        List<String> asked = Arrays.stream(text.split(","))
                .map(String::strip)
                .filter(term -> !term.isEmpty())
                .toList();
        if (asked.size() > MOST_TERMS) {
            throw Problem.field("q", "has " + asked.size() + " terms; the most is " + MOST_TERMS);
        }
        List<Filter> terms = asked.stream()
                .map(term -> any(SEARCHED.stream()
                        .map(property -> contains(property, term.replaceAll("\\s+", " ")))
                        .toList()))
                .toList();
        return terms.isEmpty() ? new Filter.Constant(false) : any(terms);
    }

    /** A term in traditional characters or full width is looked for in simplified ones and half width too. */
    private static Filter contains(String property, String text) {
        String folded = TextFolding.fold(text);
        return folded.equals(text)
                ? containsAsWritten(property, text)
                : any(List.of(containsAsWritten(property, text), containsAsWritten(property, folded)));
    }

    private static Filter containsAsWritten(String property, String text) {
        String pattern = "%" + text.replaceAll("([%_\\\\])", "\\\\$1") + "%";
        return new Filter.Like(
                new Expression.Casei(new Expression.Property(property)),
                new Expression.Casei(new Expression.Text(pattern)));
    }

    /** {@code scheme:value}, {@code value}, or {@code scheme:} for all of a scheme. */
    private static Filter externalId(String text) {
        if (text.endsWith(":")) {
            return new Filter.Like(
                    new Expression.Property("externalIds"),
                    new Expression.Text(text.replaceAll("([%_\\\\])", "\\\\$1") + "%"));
        }
        return any(List.of(
                PropertyConditions.equal("externalIds", text),
                new Filter.Like(
                        new Expression.Property("externalIds"),
                        new Expression.Text("%:" + text.replaceAll("([%_\\\\])", "\\\\$1")))));
    }

    private static Filter any(List<Filter> filters) {
        return filters.size() == 1 ? filters.getFirst() : new Filter.Or(filters);
    }
}
