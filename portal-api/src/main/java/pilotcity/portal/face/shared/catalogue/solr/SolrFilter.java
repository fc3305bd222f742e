package pilotcity.portal.face.shared.catalogue.solr;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import pilotcity.index.filter.Expression;
import pilotcity.index.filter.Filter;
import pilotcity.index.filter.Filter.Operator;
import pilotcity.index.kind.Kinds;
import pilotcity.index.text.TextFolding;
import pilotcity.portal.face.shared.catalogue.CatalogueFile;
import pilotcity.portal.face.shared.catalogue.solr.SolrFields.Target;
import pilotcity.portal.face.shared.catalogue.solr.SolrNode.Range;
import pilotcity.portal.face.shared.catalogue.solr.SolrNode.Term;

/** Makes a filter on data sets of a query. A field without a value does not fulfil it, and fulfils its negation. */
final class SolrFilter {
    private static final String FORMATS = "formats";

    /** A pattern is held against the documents, where a value is looked up. */
    private static final int COST_OF_PATTERN = 10;

    private static final int MOST_COST = 5_000;

    private final Kinds kinds;
    private final Instant now;
    private int cost;

    SolrFilter(Kinds kinds, Instant now) {
        this.kinds = kinds;
        this.now = now;
    }

    /** @throws SolrException when it names a field that there is not, or has no use for what it is given */
    Filter of(SolrNode query) {
        return switch (query) {
            case SolrNode.All _ -> new Filter.Constant(true);
            case SolrNode.And and ->
                new Filter.And(and.parts().stream().map(this::of).toList());
            case SolrNode.Or or ->
                new Filter.Or(or.parts().stream().map(this::of).toList());
            case SolrNode.Not not -> new Filter.Not(of(not.part()));
            case Term term -> term(term);
            case Range range -> range(range);
        };
    }

    /** Before anything is searched: a query from strangers is not to keep a thread for long. */
    private void spend(int spent) {
        cost += spent;
        if (cost > MOST_COST) {
            throw new SolrException.TooLong("too many boolean clauses");
        }
    }

    private Filter term(Term term) {
        String field = term.field();
        if (field == null) {
            return words(SolrFields.TEXT, term);
        }
        if (SolrFields.isFixed(field)) {
            return new Filter.Constant(SolrFields.fixedIs(field, term.text()));
        }
        Target target = SolrFields.get(field);
        if (term.text().equals(String.valueOf(SolrNode.ANY))) {
            return any(target, property -> new Filter.Not(new Filter.IsNull(property)));
        }
        if (target.date()) {
            Expression moment = SolrDates.read(term.text(), now, kinds.zone());
            return any(target, property -> new Filter.Compare(property, Operator.EQUAL, moment));
        }
        if (target.words()) {
            return words(target, term);
        }
        Filter equal = term.hasWildcard() ? like(target, pattern(term.text())) : equal(target, term.text());
        return target.properties().contains(FORMATS)
                ? orExported(equal, target.value().apply(term.text()))
                : equal;
    }

    private Filter equal(Target target, String value) {
        Expression wanted = new Expression.Text(target.value().apply(value));
        return any(target, property -> new Filter.Compare(property, Operator.EQUAL, wanted));
    }

    /** What is published as a kind can be had in the formats of its exports, too. */
    private Filter orExported(Filter filed, String format) {
        List<Expression> exported = kinds.list().stream()
                .filter(kind -> CatalogueFile.formats(kind).contains(format))
                .<Expression>map(kind -> new Expression.Text(kind.name()))
                .toList();
        return exported.isEmpty()
                ? filed
                : new Filter.Or(List.of(
                        filed, known(new Filter.In(new Expression.Property("publishedAs"), exported), "publishedAs")));
    }

    private Filter words(Target target, Term term) {
        List<String> words = term.phrase()
                ? List.of(term.text())
                : Stream.of(term.text().split("\\s+")).toList();
        return new Filter.And(words.stream().map(word -> contains(target, word)).toList());
    }

    /** A word in traditional characters or full width is looked for in simplified ones and half width too. */
    private Filter contains(Target target, String word) {
        String folded = TextFolding.fold(word);
        Filter asWritten = like(target, "%" + pattern(word) + "%");
        return folded.equals(word)
                ? asWritten
                : new Filter.Or(List.of(asWritten, like(target, "%" + pattern(folded) + "%")));
    }

    private Filter like(Target target, String pattern) {
        spend(COST_OF_PATTERN * target.properties().size());
        Expression folded = new Expression.Casei(new Expression.Text(pattern));
        return any(target, property -> new Filter.Like(new Expression.Casei(property), folded));
    }

    private static String pattern(String text) {
        return text.replace("\\", "\\\\")
                .replace("%", "\\%")
                .replace("_", "\\_")
                .replace(SolrNode.ANY, '%')
                .replace(SolrNode.ONE, '_');
    }

    private interface Test {
        Filter of(Expression property);
    }

    private Filter any(Target target, Test test) {
        spend(target.properties().size());
        List<Filter> tests = target.properties().stream()
                .map(name -> known(test.of(new Expression.Property(name)), name))
                .toList();
        return tests.size() == 1 ? tests.getFirst() : new Filter.Or(tests);
    }

    /** Solr knows true and false only: where there is no value, it is false. */
    private static Filter known(Filter test, String property) {
        return new Filter.And(List.of(test, new Filter.Not(new Filter.IsNull(new Expression.Property(property)))));
    }

    private Filter range(Range range) {
        Target target = SolrFields.get(range.field());
        if (target.words()) {
            throw new SolrException("'" + range.field() + "' is text and has no ranges");
        }
        return any(target, property -> {
            List<Filter> ends = new ArrayList<>();
            addEnd(
                    ends,
                    property,
                    target,
                    range.from(),
                    range.fromIncluded() ? Operator.GREATER_OR_EQUAL : Operator.GREATER);
            addEnd(ends, property, target, range.to(), range.toIncluded() ? Operator.LESS_OR_EQUAL : Operator.LESS);
            return ends.isEmpty() ? new Filter.Not(new Filter.IsNull(property)) : new Filter.And(ends);
        });
    }

    private void addEnd(
            List<Filter> ends, Expression property, Target target, @Nullable String value, Operator operator) {
        if (value != null) {
            Expression end = target.date()
                    ? SolrDates.read(value, now, kinds.zone())
                    : new Expression.Text(target.value().apply(value));
            ends.add(new Filter.Compare(property, operator, end));
        }
    }
}
