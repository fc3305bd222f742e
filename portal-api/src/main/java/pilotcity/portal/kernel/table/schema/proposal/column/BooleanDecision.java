package pilotcity.portal.kernel.table.schema.proposal.column;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import pilotcity.portal.kernel.table.schema.proposal.column.ProposalNote.Code;

/** Columns of two words for yes and no. */
final class BooleanDecision {
    private static final List<List<String>> PAIRS = List.of(
            List.of("true", "false"),
            List.of("是", "否"),
            List.of("有", "无"),
            List.of("有", "無"),
            List.of("y", "n"),
            List.of("yes", "no"),
            List.of("t", "f"),
            List.of("对", "错"),
            List.of("√", "×"),
            List.of("ja", "nein"),
            List.of("oui", "non"));

    /** A pair in small letters, with a capital, and in capitals. */
    private static final int MOST_WORDS = 6;

    private BooleanDecision() {}

    /** Whether the column has been decided to be one. */
    static boolean decide(ColumnDraft draft) {
        ColumnProfile profile = draft.profile();
        if (!profile.distinct().isComplete() || profile.distinct().size() > MOST_WORDS) {
            return false;
        }
        Set<String> values = new HashSet<>(profile.distinct().byCount());
        values.addAll(profile.missing().keySet().stream().filter("无無"::contains).toList());
        for (List<String> pair : PAIRS) {
            List<String> yes = written(values, pair.getFirst());
            List<String> no = written(values, pair.getLast());
            if (!yes.isEmpty() && !no.isEmpty() && yes.size() + no.size() == values.size()) {
                ObjectNode field = draft.choose(field(yes, no));
                List<String> missing = profile.missing().keySet().stream()
                        .filter(word -> !pair.contains(word))
                        .toList();
                if (!profile.missing().isEmpty()) {
                    ArrayNode words = field.putArray("missingValues").add("");
                    missing.forEach(words::add);
                }
                draft.alternative(CandidateWays.field("string"));
                return true;
            }
        }
        return isOneAndZero(draft, values);
    }

    /** The values that are {@code word}, in small letters or capitals. */
    private static List<String> written(Set<String> values, String word) {
        return values.stream().filter(word::equalsIgnoreCase).sorted().toList();
    }

    private static boolean isOneAndZero(ColumnDraft draft, Set<String> values) {
        if (!values.equals(Set.of("1", "0"))) {
            return false;
        }
        boolean named = ColumnNames.FLAG.fits(draft.profile().name());
        ObjectNode flag = field(List.of("1"), List.of("0"));
        ObjectNode number = CandidateWays.field("integer");
        draft.choose(named ? flag : number);
        draft.alternative(named ? number : flag);
        draft.note(ProposalNote.asked(
                Code.BOOLEAN,
                "只有 0 和 1：表示“否”和“是”，还是数字？",
                "all values are 0 or 1: do they mean no and yes, or are they numbers?"));
        return true;
    }

    private static ObjectNode field(List<String> yes, List<String> no) {
        ObjectNode field = CandidateWays.field("boolean");
        yes.forEach(field.putArray("trueValues")::add);
        no.forEach(field.putArray("falseValues")::add);
        return field;
    }
}
