package pilotcity.portal.kernel.table.schema.proposal.column;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import pilotcity.portal.kernel.table.schema.proposal.column.ProposalNote.Code;
import pilotcity.portal.kernel.table.source.EnglishCount;

/** Decides how a column is proposed to be read. Text is always right; anything else has to be sure. */
public final class ColumnDecision {
    private static final Set<String> TEXT_FORMATS = Set.of("email", "uuid", "uri");
    private static final Set<String> OBJECTS = Set.of("duration", "object", "array");
    private static final int MOST_CODES = 50;
    private static final int ROWS_PER_CODE = 20;
    private static final int LONGEST_CODE = 100;

    private final ColumnProfile profile;
    private final ColumnDraft draft;
    private final List<Candidate> fitting;

    private ColumnDecision(ColumnProfile profile) {
        this.profile = profile;
        this.draft = new ColumnDraft(profile);
        this.fitting = profile.candidates().stream().filter(Candidate::fitsAll).toList();
    }

    /** @param digits how many are kept of a column of numbers, from the first place of them to the last */
    public static ColumnDraft of(ColumnProfile profile, int digits) {
        profile.end();
        ColumnDecision decision = new ColumnDecision(profile);
        decision.decide();
        NumberDecision.rounded(decision.draft, digits);
        decision.missing();
        decision.codes();
        RepeatedIdentifiers repeated = profile.identifiers();
        if (repeated != null) {
            repeated.ask(decision.draft, profile.values());
        }
        return decision.draft;
    }

    private void decide() {
        if (profile.shapes() > 0 && profile.values() == 0) {
            draft.choose(CandidateWays.field("geojson"));
        } else if (profile.values() == 0) {
            draft.text();
            draft.note(ProposalNote.told(
                    Code.EMPTY_COLUMN,
                    profile.missing().isEmpty() ? "整列为空" : "整列没有值，只有" + wordsZh(),
                    profile.missing().isEmpty() ? "the column is empty" : "the column has no values, only " + words()));
        } else if (!BooleanDecision.decide(draft) && !isTypeOfFile() && !isPlainFormat()) {
            boolean decided = TimeDecision.decide(draft, fitting, false)
                    || first(way -> OBJECTS.contains(way.type()))
                    || NumberDecision.decide(draft, fitting)
                    || first(way -> way.type().equals("geopoint"))
                    || TimeDecision.decide(draft, nearly(60), true)
                    || NumberDecision.decideNearly(draft, nearly(95));
            if (!decided) {
                draft.text();
                TimeDecision.pointOut(draft, nearly(50));
            }
        }
    }

    private List<Candidate> nearly(int percent) {
        return profile.candidates().stream()
                .filter(each -> each.fitsMost(percent))
                .toList();
    }

    private boolean isPlainFormat() {
        return first(way -> way.field().has(CandidateWays.WKT) || TEXT_FORMATS.contains(way.format()))
                || first(way -> way.type().equals("geojson"));
    }

    private boolean first(Predicate<Candidate.Way> wanted) {
        fitting.stream().filter(each -> wanted.test(each.way())).findFirst().ifPresent(draft::choose);
        return fitting.stream().anyMatch(each -> wanted.test(each.way()));
    }

    /** A format that has types of its own has decided, unless it only has texts. */
    private boolean isTypeOfFile() {
        String type = profile.source().type();
        if (type == null) {
            return false;
        }
        if (type.equals("string")) {
            draft.text();
            fitting.stream().limit(3).forEach(draft::alternative);
        } else if (!first(way -> way.type().equals(type)
                && !way.field().has("groupChar")
                && !way.field().has("timezone"))) {
            return false;
        }
        draft.note(ProposalNote.told(
                Code.TYPE_OF_FILE, "文件格式注明此列为 " + type, "the file's own format has this column as " + type));
        return true;
    }

    /** Words for no value are taken as such in columns that are not text, and asked about in those that are. */
    private void missing() {
        if (profile.missing().isEmpty() || draft.field().has("missingValues")) {
            return;
        }
        if (draft.isText() && profile.values() > 0) {
            draft.note(ProposalNote.asked(
                    Code.MISSING_WORDS,
                    "此列有" + wordsZh() + "：表示没有值，还是值本身？",
                    words() + ": does this stand for no value, or is it a value of its own?"));
            ObjectNode with = draft.field().deepCopy();
            var words = with.putArray("missingValues").add("");
            profile.missing().keySet().forEach(words::add);
            draft.alternative(with);
        } else if (profile.values() > 0 || profile.shapes() > 0) {
            draft.missingValues();
            draft.note(
                    ProposalNote.told(Code.MISSING_WORDS, wordsZh() + "将读作没有值", words() + " will be read as no value"));
        }
    }

    /** Such as {@code 'n/a' (3 cells), '-' (1 cell)}. */
    private String words() {
        return profile.missing().entrySet().stream()
                .map(each -> "'" + each.getKey() + "' (" + EnglishCount.of(each.getValue(), "cell") + ")")
                .collect(Collectors.joining(", "));
    }

    private String wordsZh() {
        return profile.missing().entrySet().stream()
                .map(each -> "“" + each.getKey() + "”（" + each.getValue() + " 格）")
                .collect(Collectors.joining("、"));
    }

    private void codes() {
        DistinctValues distinct = profile.distinct();
        boolean flag = draft.field().path("type").asText().equals("boolean");
        if (profile.values() < 2 || flag || !distinct.isComplete()) {
            return;
        }
        if (distinct.size() == 1) {
            draft.note(ProposalNote.told(
                    Code.CONSTANT_COLUMN,
                    "所有值都是“" + distinct.first().getFirst() + "”",
                    "all values are '" + distinct.first().getFirst() + "'"));
            return;
        }
        boolean few = distinct.size() <= MOST_CODES && profile.values() >= (long) distinct.size() * ROWS_PER_CODE;
        boolean plain = draft.isText()
                && !draft.field().has("format")
                && !draft.field().has(CandidateWays.WKT)
                && profile.longest() <= LONGEST_CODE;
        if (few && plain) {
            var choices = draft.field().putObject("constraints").putArray("enum");
            distinct.byCount().forEach(choices::add);
            if (!draft.field().has("missingValues")) {
                profile.missing().keySet().forEach(choices::add);
            }
            profile.blanks().forEach(choices::add);
            draft.note(ProposalNote.told(
                    Code.CODE_LIST,
                    "只有 " + distinct.size() + " 种值：建议作为取值表",
                    "only " + distinct.size() + " different values: proposed as a list of codes"));
        }
    }
}
